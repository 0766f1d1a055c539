import type { Theme } from './themes.ts';

/** The origin that the page pretends to come from. */
export const ORIGIN = 'http://panel.test';

// What VS Code itself puts into each webview, before the extension's own styles.
const EDITOR_STYLES = `
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body { overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size);
    margin: 0; padding: 0 20px; }
  code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); padding: 1px 3px; border-radius: 4px; }
  blockquote { background: var(--vscode-textBlockQuote-background); border-color: var(--vscode-textBlockQuote-border); }
  html { background: var(--vscode-sideBar-background); }`;

/** The style attribute that VS Code sets on the document element. */
export function themeStyle(theme: Theme): string {
  return Object.entries(theme.variables)
    .map(([name, value]) => `--vscode-${name}: ${value}`)
    .join('; ');
}

/** The page as the extension builds it, with what VS Code adds. */
export function shellHtml(theme: Theme): string {
  const policy = `default-src 'none'; style-src ${ORIGIN} 'unsafe-inline'; font-src ${ORIGIN}; script-src 'nonce-test'`;
  return `<!DOCTYPE html>
<html lang="en" style="${themeStyle(theme).replaceAll('"', '&quot;')}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <style>${EDITOR_STYLES}</style>
  <link rel="stylesheet" href="${ORIGIN}/main.css">
  <title>Grades</title>
</head>
<body class="${theme.kind}" data-vscode-theme-kind="${theme.kind}">
  <div id="root"></div>
  <script nonce="test" src="${ORIGIN}/main.js"></script>
</body>
</html>`;
}
