import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The panel's page: nothing loads but its own script (by nonce) and style sheet. */
export function panelHtml(webview: vscode.Webview, distWebview: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(distWebview, 'main.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(distWebview, 'main.css')).toString();
  // The UI toolkit builds its styles at run time, hence 'unsafe-inline' for styles alone.
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>Grades</title>
</head>
<body>
  <div id="root"></div>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
