import type { PanelRequest } from '../src/protocol/panelProtocol.ts';
import { announcement } from './announce.ts';
import { debounce } from './debounce.ts';
import { ALL_GRADES } from './filter/historyShown.ts';
import { leaveGradeOnEscape, moveFocus } from './focus.ts';
import { followingEnd } from './followEnd.ts';
import { buildFrame, type Frame } from './frame.ts';
import type { HostLink } from './host.ts';
import { listLayout } from './list/drawnRows.ts';
import { measureList, sameMeasures } from './list/measureList.ts';
import { RowLoader } from './list/rowLoader.ts';
import { shownOf, type FocusTarget, type PanelActions, type PanelEvent, type PanelModel } from './model.ts';
import { mountRegions } from './regions.ts';
import { requestsAfter } from './requests.ts';
import { readSavedState, savedStateOf, type SavedState } from './savedState.ts';
import { ScrollPlace } from './scrollPlace.ts';
import { initialModel, reduce } from './state.ts';

const SEARCH_PAUSE_MS = 200;
const MINUTE_MS = 60_000;

/** The page: takes events, keeps the model, and draws at most once per frame. */
export class Panel implements PanelActions {
  readonly #host: HostLink;
  readonly #frame: Frame;
  readonly #scroll: ScrollPlace;
  readonly #rows: RowLoader;
  readonly #draw: (model: PanelModel) => void;
  readonly #search: (text: string) => void;
  readonly #saved: SavedState;
  #model: PanelModel;
  #focused: FocusTarget | null = null;
  #drawn: PanelModel;
  #drawing = false;
  #restored = false;

  constructor(root: HTMLElement, host: HostLink) {
    this.#host = host;
    this.#saved = readSavedState(host.load());
    this.#model = initialModel(keptOf(this.#saved), Date.now());
    this.#drawn = this.#model;
    this.#frame = buildFrame(root);
    this.#scroll = new ScrollPlace(this.#frame.parts.list);
    this.#rows = new RowLoader(this.post);
    this.#draw = mountRegions(this.#frame.parts, this);
    this.#search = debounce((text) => {
      this.#searchFor(text);
    }, SEARCH_PAUSE_MS);
  }

  /** Draws the first time, listens, and tells the host. */
  start(): void {
    this.#host.onMessage((message) => {
      this.#rows.answered(message);
      this.dispatch(message);
    });
    window.addEventListener('scroll', () => {
      this.#measure();
      if (this.#restored) this.#save();
    }, { capture: true, passive: true });
    window.addEventListener('resize', () => {
      this.#measure();
    });
    this.#frame.main.addEventListener('keydown', (event) => {
      leaveGradeOnEscape(event, this);
    });
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
    for (const request of requestsAfter(before, this.#model)) this.post(request);
    const said = announcement(before, this.#model);
    if (said !== null) this.#frame.announce(said);
    this.#scheduleDraw();
  };

  readonly current = (): PanelModel => this.#model;

  readonly post = (request: PanelRequest): void => {
    this.#host.post(request);
  };

  #searchFor(search: string): void {
    const shown = shownOf(this.#model) ?? ALL_GRADES;
    if ((shown.filter.search ?? '') === search.trim()) return;
    this.dispatch({ type: 'shown-asked', shown: { ...shown, filter: { ...shown.filter, search } } });
  }

  #scheduleDraw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    const reading = this.#scroll.isInList;
    followingEnd(this.#frame.main, () => {
      this.#draw(this.#model);
    });
    if (reading) this.#scroll.by(pixelsOnTop(this.#drawn, this.#model));
    this.#drawn = this.#model;
    const { focus } = this.#model.ui;
    if (focus !== null && focus !== this.#focused) moveFocus(focus);
    this.#focused = focus;
    if (!this.#restored) this.#restore();
    this.#measure();
    this.#rows.load(this.#model, Date.now());
    this.#save();
  }

  #measure(): void {
    const measures = measureList(this.#frame.parts.list);
    if (measures !== null && !sameMeasures(measures, this.#model.ui.list)) this.dispatch({ type: 'list-measured', measures });
  }

  // Once, with the first state: back to where the person was before the page was hidden or reloaded.
  #restore(): void {
    const { host } = this.#model;
    if (host === null) return;
    this.#restored = true;
    this.#scroll.top = this.#saved.scrollTop;
    const { selectedId } = this.#saved;
    if (host.selected === null && selectedId !== null) this.post({ type: 'select', gradeId: selectedId });
  }

  #save(): void {
    if (this.#restored) this.#host.save(savedStateOf(this.#model, this.#scroll.top));
  }
}

// What came on top of the list is as high as this.
function pixelsOnTop(before: PanelModel, after: PanelModel): number {
  return (after.ui.cameOnTop - before.ui.cameOnTop) * listLayout(after).heights.row;
}

function keptOf({ view, expanded, shown, collapsed, chosen }: SavedState): Parameters<typeof initialModel>[0] {
  return { view, expanded: new Set(expanded), asked: shown, collapsed: new Set(collapsed), chosen };
}
