import type { ReportText } from '#shared/appraisal/report-text.ts';
import { isSound } from '#shared/text.ts';
import { ApiError, mayPass } from '../../app/api-error.ts';
import { type Change, mergeThreeWays } from '../../ui/three-way.ts';
import type { DraftStore } from './draft-store.ts';

/** A text as the service has it; version null: none was kept yet. */
export interface Saved {
  text: ReportText;
  version: string | null;
  /** ISO time */
  savedAt: string | null;
}

export type SaveState =
  /** the service has it all */
  | 'saved'
  /** typed, about to be sent */
  | 'typing'
  | 'saving'
  /** the service could not be reached: it lies in this browser and will be sent */
  | 'local'
  /** neither the service nor the browser has taken it */
  | 'nowhere'
  /** somebody else has changed the same part: whoever writes decides */
  | 'conflict'
  /** the service will not take it: the error says why; it stays in this browser */
  | 'refused';

export interface SaverView {
  text: ReportText;
  version: string | null;
  state: SaveState;
  savedAt: string | null;
  error: ApiError | null;
  changes: readonly Change[];
  /** somebody else's changes were taken in since the page was opened */
  merged: boolean;
}

export interface SaverOptions {
  save(text: ReportText, version: string | null): Promise<{ version: string; savedAt: string }>;
  /** what the service has now */
  reread(): Promise<Saved>;
  store: DraftStore;
  now(): Date;
  /** runs something later; gives what calls that off */
  later(run: () => void, milliseconds: number): () => void;
}

const pause = 1500;
const retryAfter = 10_000;

const sound = (text: string): string => (isSound(text) ? text : [...text].filter(isSound).join(''));
const differs = (a: ReportText, b: ReportText): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].some((field) => (a[field] ?? '') !== (b[field] ?? ''));

/**
 * Keeps what is typed: at every key in the browser, after every pause with the service. Nothing is lost when the network
 * or the login goes, and what somebody else saved meanwhile is taken in part by part; only where both changed the same
 * part somebody has to choose.
 */
export class ReportSaver {
  readonly #options: SaverOptions;
  readonly #listeners = new Set<() => void>();
  #view: SaverView;
  /** what the service had when this text was last in step with it */
  #base: ReportText;
  #callOff: () => void = () => {};
  #sending: Promise<boolean> | null = null;

  constructor(saved: Saved, options: SaverOptions) {
    this.#options = options;
    this.#base = saved.text;
    const { text, version, savedAt } = saved;
    this.#view = { text, version, savedAt, state: 'saved', error: null, changes: [], merged: false };
    const kept = options.store.load();
    if (!kept) return;
    if (!differs(kept.text, text)) {
      options.store.drop();
      return;
    }
    this.#base = kept.version === version ? text : kept.base;
    this.#view = { ...this.#view, text: kept.text, state: 'local' };
    if (kept.version !== version) this.#takeIn(saved);
    if (this.#view.state !== 'conflict') this.#soon(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly view = (): SaverView => this.#view;

  change(field: string, typed: string): void {
    const text = { ...this.#view.text, [field]: sound(typed) };
    const waits = this.#view.state === 'conflict';
    this.#set({ text, error: null, ...(!waits && { state: 'typing' as const }) });
    this.#keep();
    if (!waits) this.#soon(pause);
  }

  /** Sends at once what is not sent yet; whether the service has it all now. */
  async flush(): Promise<boolean> {
    this.#callOff();
    while (this.#sending) await this.#sending;
    if (this.#view.state === 'saved') return true;
    if (this.#view.state === 'conflict') return false;
    this.#sending = this.#send().finally(() => (this.#sending = null));
    await this.#sending;
    return this.#now() === 'saved';
  }

  /** Goes on with one's own text where both had changed the same part. */
  merge(): void {
    this.#set({ changes: [], state: 'typing' });
    this.#keep();
    this.#soon(0);
  }

  /** Takes what the service has, if nothing is waiting here. */
  adopt(saved: Saved): void {
    if (this.#view.state !== 'saved' || this.#sending || saved.version === this.#view.version) return;
    this.#base = saved.text;
    this.#set({ ...saved });
  }

  stop(): void {
    this.#callOff();
  }

  #now(): SaveState {
    return this.#view.state;
  }

  async #send(): Promise<boolean> {
    const { text, version } = this.#view;
    this.#set({ state: 'saving', error: null });
    try {
      const { version: next, savedAt } = await this.#options.save(text, version);
      this.#base = text;
      this.#set({ version: next, savedAt });
      this.#settle();
      return true;
    } catch (error) {
      await this.#failed(error);
      return false;
    }
  }

  async #failed(error: unknown): Promise<void> {
    const code = error instanceof ApiError ? error.code : 'internal';
    if (code === 'stale-version') {
      try {
        this.#takeIn(await this.#options.reread());
        if (this.#now() !== 'conflict') this.#settle();
      } catch (again) {
        await this.#failed(
          again instanceof ApiError && again.code !== 'stale-version' ? again : new ApiError('busy', ''),
        );
      }
      return;
    }
    const isKept = this.#keep();
    if (mayPass(code)) {
      this.#set({ state: isKept ? 'local' : 'nowhere' });
      this.#soon(retryAfter);
      return;
    }
    this.#set({ state: 'refused', error: error as ApiError });
  }

  /** What the service has, with what was changed here put over it. */
  #takeIn(saved: Saved): void {
    const { text: mine } = this.#view;
    const { merged, changes } = mergeThreeWays<ReportText>(this.#base, saved.text, mine);
    this.#base = saved.text;
    const isClash = changes.some(({ clash }) => clash);
    this.#set({
      ...{ text: merged, version: saved.version, savedAt: saved.savedAt, changes: isClash ? changes : [] },
      ...{ merged: this.#view.merged || changes.length > 0, state: isClash ? 'conflict' : 'typing' },
    });
  }

  #settle(): void {
    if (!differs(this.#view.text, this.#base)) {
      this.#options.store.drop();
      this.#set({ state: 'saved' });
      return;
    }
    this.#set({ state: 'typing' });
    this.#keep();
    this.#soon(pause);
  }

  #keep(): boolean {
    const { text, version } = this.#view;
    const at = this.#options.now().toISOString();
    return this.#options.store.keep({ text, base: this.#base, version, at });
  }

  #soon(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#options.later(() => void this.flush(), milliseconds);
  }

  #set(change: Partial<SaverView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
