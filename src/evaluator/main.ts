// The evaluator process: owns llama.cpp, and answers the host over the IPC channel that `fork` opened.
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { answerRequests } from './answerRequests.ts';
import { createSession } from './session.ts';

// The host is gone or wants us gone: nothing here is worth keeping.
process.on('disconnect', () => process.exit(0));

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
answerRequests(connection, createSession());
connection.listen();
