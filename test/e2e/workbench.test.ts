import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { openFile } from './support/editor.ts';
import { findCommand, quickPickRows } from './support/palette.ts';
import { openPanel } from './support/panel.ts';
import { setTheme, THEMES, type Theme } from './support/themes.ts';
import { openWorkspace, screenshot, type Workbench } from './support/workbench.ts';

describe('the packed extension in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkspace();
  });

  after(async () => {
    await workbench.dispose();
  });

  it('offers its command in the palette', async () => {
    const { page } = workbench;
    await openFile(page, 'responses.md');
    await findCommand(page, 'Prometheus: Grade Selection');
    assert.match(await quickPickRows(page).first().innerText(), /Prometheus:\s+Grade\s+Selection/);
    await page.keyboard.press('Escape');
  });

  it('shows its side panel', async () => {
    const panel = await openPanel(workbench.page);
    assert.notEqual((await panel.locator('body').innerText()).trim(), '');
  });

  for (const theme of Object.keys(THEMES) as Theme[]) {
    it(`follows the theme ${theme}`, async () => {
      await setTheme(workbench.page, workbench.workspace, theme);
      const panel = await openPanel(workbench.page);
      await panel.locator(`body.${bodyClass(theme)}`).waitFor();
      await screenshot(workbench.page, `workbench-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
  }
});

/** The class that VS Code gives the body of a webview. */
function bodyClass(theme: Theme): string {
  const classes = { vs: 'vscode-light', 'vs-dark': 'vscode-dark', 'hc-black': 'vscode-high-contrast', 'hc-light': 'vscode-high-contrast-light' };
  return classes[THEMES[theme]];
}
