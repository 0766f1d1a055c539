import type { PanelRequest } from '../src/protocol/panelProtocol.ts';
import { announcement } from './announce.ts';
import { debounce } from './debounce.ts';
import { leaveGradeOnEscape, moveFocus } from './focus.ts';
import { followingEnd } from './followEnd.ts';
import { buildFrame, type Frame } from './frame.ts';
import type { HostLink } from './host.ts';
import type { FocusTarget, PanelActions, PanelEvent, PanelModel } from './model.ts';
import { mountRegions } from './regions.ts';
import { readSavedState, savedStateOf, type SavedState } from './savedState.ts';
import { initialModel, reduce } from './state.ts';

const SEARCH_PAUSE_MS = 200;
const MINUTE_MS = 60_000;

/** The page: takes events, keeps the model, and draws at most once per frame. */
export class Panel implements PanelActions {
  readonly #host: HostLink;
  readonly #frame: Frame;
  readonly #draw: (model: PanelModel) => void;
  readonly #search: (text: string) => void;
  readonly #saved: SavedState;
  #model: PanelModel;
  #focused: FocusTarget | null = null;
  #drawing = false;
  #restored = false;

  constructor(root: HTMLElement, host: HostLink) {
    this.#host = host;
    this.#saved = readSavedState(host.load());
    this.#model = initialModel({ expanded: new Set(this.#saved.expanded), activeGradeId: this.#saved.activeGradeId }, Date.now());
    this.#frame = buildFrame(root);
    this.#draw = mountRegions(this.#frame.main, this);
    this.#search = debounce((text) => {
      host.post({ type: 'search', text });
    }, SEARCH_PAUSE_MS);
  }

  /** Draws the first time, listens, and tells the host. */
  start(): void {
    this.#host.onMessage((message) => {
      this.dispatch(message);
    });
    window.addEventListener('scroll', () => {
      if (this.#restored) this.#save();
    });
    this.#frame.main.addEventListener('keydown', leaveGradeOnEscape);
    setInterval(() => {
      this.dispatch({ type: 'ticked', now: Date.now() });
    }, MINUTE_MS);
    this.#draw(this.#model);
    this.#host.post({ type: 'ready' });
  }

  readonly dispatch = (event: PanelEvent): void => {
    const before = this.#model;
    this.#model = reduce(before, event);
    if (this.#model === before) return;
    if (event.type === 'search-typed') this.#search(event.text);
    const said = announcement(before, this.#model);
    if (said !== null) this.#frame.announce(said);
    this.#scheduleDraw();
  };

  readonly post = (request: PanelRequest): void => {
    this.#host.post(request);
  };

  #scheduleDraw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    followingEnd(this.#frame.main, () => {
      this.#draw(this.#model);
    });
    const { focus } = this.#model.ui;
    if (focus !== null && focus !== this.#focused) moveFocus(focus);
    this.#focused = focus;
    if (!this.#restored) this.#restore();
    this.#save();
  }

  // Once, with the first state: back to where the person was before the page was hidden or reloaded.
  #restore(): void {
    const { host } = this.#model;
    if (host === null) return;
    this.#restored = true;
    window.scrollTo(0, this.#saved.scrollTop);
    const { selectedId } = this.#saved;
    const known = host.history.grades.some(({ id }) => id === selectedId);
    if (host.selected === null && selectedId !== null && known) this.post({ type: 'select', gradeId: selectedId });
  }

  #save(): void {
    if (this.#restored) this.#host.save(savedStateOf(this.#model, window.scrollY));
  }
}
