/** What stays on the page from start to end. */
export interface Frame {
  readonly main: HTMLElement;
  /** Has a screen reader say a sentence when it is next idle. */
  announce(sentence: string): void;
}

const KEPT_SENTENCES = 3;

/** Builds the landmark, the heading and the log that screen readers listen to. */
export function buildFrame(root: HTMLElement): Frame {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.className = 'visually-hidden';
  heading.textContent = 'Prometheus grades';
  main.append(heading);
  const log = document.createElement('div');
  log.className = 'visually-hidden';
  log.setAttribute('role', 'log');
  log.setAttribute('aria-live', 'polite');
  log.setAttribute('aria-label', 'Progress');
  root.replaceChildren(main, log);
  return {
    main,
    announce: (sentence) => {
      say(log, sentence);
    },
  };
}

// Each sentence is an element of its own: only what is added is said, and nothing twice.
function say(log: HTMLElement, sentence: string): void {
  const line = document.createElement('p');
  line.textContent = sentence;
  log.append(line);
  while (log.childElementCount > KEPT_SENTENCES) log.firstElementChild?.remove();
}
