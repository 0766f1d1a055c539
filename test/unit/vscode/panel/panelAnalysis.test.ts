import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HistoryMessage } from '../../../../src/protocol/historyProtocol.ts';
import { PanelAnalysis, type AnalysisRequest } from '../../../../src/vscode/panel/panelAnalysis.ts';

describe('PanelAnalysis', () => {
  it('answers, and answers again after a change while that view is on show', async () => {
    const { analysis, posted, asked } = setUp();
    await analysis.renew();
    await analysis.show({ type: 'show-trust' });
    await analysis.renew();
    assert.deepEqual(asked, ['show-trust', 'show-trust']);
    assert.equal(posted.length, 2);
    analysis.leave();
    await analysis.renew();
    assert.equal(posted.length, 2);
  });

  it('answers only the last question', async () => {
    const held = Promise.withResolvers<undefined>();
    const { analysis, posted } = setUp((request) => (request.type === 'show-trust' ? held.promise : undefined));
    const first = analysis.show({ type: 'show-trust' });
    await analysis.show({ type: 'show-trend', filter: {} });
    held.resolve(undefined);
    await first;
    assert.deepEqual(posted.map(({ type }) => type), ['trend']);
  });

  it('does not answer once the page turned elsewhere', async () => {
    const held = Promise.withResolvers<undefined>();
    const { analysis, posted } = setUp(() => held.promise);
    const question = analysis.show({ type: 'show-trust' });
    analysis.leave();
    held.resolve(undefined);
    await question;
    assert.deepEqual(posted, []);
  });
});

function setUp(hold: (request: AnalysisRequest) => Promise<undefined> | undefined = () => undefined): { readonly analysis: PanelAnalysis; readonly posted: HistoryMessage[]; readonly asked: string[] } {
  const posted: HistoryMessage[] = [];
  const asked: string[] = [];
  const analysis = new PanelAnalysis(async (request) => {
    asked.push(request.type);
    await hold(request);
    return request.type === 'show-trust' ? { type: 'trust', reports: [], problem: null } : { type: 'trend', filter: {}, trend: null, problem: 'none' };
  }, (message) => posted.push(message));
  return { analysis, posted, asked };
}
