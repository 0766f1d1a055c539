import { connectHost } from './host.ts';
import { Panel } from './panel.ts';
import './styles/main.css';
import { registerToolkit } from './ui/register.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
registerToolkit();
new Panel(root, connectHost()).start();
