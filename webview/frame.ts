import { TAB_PANEL_ID } from './views/viewTabs.ts';

/** The places of the page that views are drawn into. */
export interface PageParts {
  /** Stays in view. */
  readonly top: HTMLElement;
  /** What is open: runs, a scorecard, a grade. Above the list, or beside it in a wide page. */
  readonly side: HTMLElement;
  /** The list, or another view. */
  readonly list: HTMLElement;
}

/** What stays on the page from start to end. */
export interface Frame {
  readonly main: HTMLElement;
  readonly parts: PageParts;
  /** Has a screen reader say a sentence when it is next idle. */
  announce(sentence: string): void;
}

const KEPT_SENTENCES = 3;

/** From this width on the list stands beside what is open, each with its own scroll bar. */
const WIDE = '(min-width: 820px)';

/** Builds the landmark, the heading and the log that screen readers listen to. */
export function buildFrame(root: HTMLElement): Frame {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.className = 'visually-hidden';
  heading.textContent = 'Prometheus grades';
  const parts = { top: part('top'), side: part('side'), list: part('list') };
  const columns = part('columns');
  columns.id = TAB_PANEL_ID;
  columns.append(parts.side, parts.list);
  main.append(heading, parts.top, columns);
  const log = buildLog();
  root.replaceChildren(main, log);
  arrange(columns, parts);
  return {
    main,
    parts,
    announce: (sentence) => {
      say(log, sentence);
    },
  };
}

function part(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `page-${name}`;
  return element;
}

function buildLog(): HTMLElement {
  const log = document.createElement('div');
  log.className = 'visually-hidden';
  log.setAttribute('role', 'log');
  log.setAttribute('aria-live', 'polite');
  log.setAttribute('aria-label', 'Progress');
  return log;
}

// The order on the page is the order of the Tab key: in a wide page the list comes first.
function arrange(columns: HTMLElement, { side, list }: PageParts): void {
  const wide = window.matchMedia(WIDE);
  const apply = (): void => {
    if (wide.matches) columns.append(side);
    else columns.append(list);
  };
  wide.addEventListener('change', apply);
  apply();
}

// Each sentence is an element of its own: only what is added is said, and nothing twice.
function say(log: HTMLElement, sentence: string): void {
  const line = document.createElement('p');
  line.textContent = sentence;
  log.append(line);
  while (log.childElementCount > KEPT_SENTENCES) log.firstElementChild?.remove();
}
