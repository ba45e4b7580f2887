import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, mayPass } from '../../app/api-error.ts';
import { useSession } from '../../app/session-context.ts';
import { draftKey, keep, loadKept } from './kept-draft.ts';

/** `conflict`: somebody else saved meanwhile; `unsent`: it lies in this browser until the service can be reached. */
export type AutosaveState = 'saved' | 'unsaved' | 'saving' | 'unsent' | 'refused' | 'conflict';

export interface Autosave<T> {
  content: T;
  state: AutosaveState;
  error: ApiError | null;
  change: (next: T) => void;
  /** sends what is not saved yet; the version that the service has then, null where it could not be saved */
  flush: () => Promise<number | null>;
  /** after a conflict: saves this text over the other's */
  keepMine: (theirs: number) => void;
  /** after a conflict: takes the other's text */
  takeTheirs: (theirs: { version: number; content: T }) => void;
}

const [pause, retryAfter] = [1500, 8000];

/** A text that saves itself a moment after the last key; every change lies in the browser at once. */
export function useAutosave<T>(options: {
  /** names the text within the county */
  name: string;
  /** as the page has read it last: where nothing is unsaved here, a newer version is taken over */
  begun: { version: number; content: T };
  save: (version: number, content: T) => Promise<{ version: number }>;
}): Autosave<T> {
  const { me } = useSession();
  const key = draftKey(me.tenant?.id ?? '', me.user?.id ?? me.subject, options.name);
  const [kept] = useState(() => loadKept<T>(localStorage, key));
  const [content, setContent] = useState(kept?.content ?? options.begun.content);
  const [state, setState] = useState<AutosaveState>(
    kept === null ? 'saved' : kept.version === options.begun.version ? 'unsaved' : 'conflict',
  );
  const [error, setError] = useState<ApiError | null>(null);
  const now = useRef({ content, version: kept?.version ?? options.begun.version, dirty: kept !== null });
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef(options.save);
  useEffect(() => {
    save.current = options.save;
  });

  const sendOnce = useCallback(async () => {
    const sent = now.current.content;
    setState('saving');
    try {
      const { version } = await save.current(now.current.version, sent);
      now.current.version = version;
      setError(null);
      if (now.current.content === sent) {
        now.current.dirty = false;
        localStorage.removeItem(key);
        setState('saved');
      } else setState('unsaved');
    } catch (failed) {
      const why = failed instanceof ApiError ? failed : new ApiError('internal', String(failed));
      setError(why);
      setState(why.code === 'stale-version' ? 'conflict' : mayPass(why.code) ? 'unsent' : 'refused');
    }
  }, [key]);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!now.current.dirty) return;
    running.current = sendOnce();
    await running.current;
    running.current = null;
  }, [sendOnce]);

  useEffect(() => {
    if (state !== 'unsaved' && state !== 'unsent') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), state === 'unsent' ? retryAfter : pause);
    const again = () => void send();
    addEventListener('online', again);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('online', again);
    };
  }, [state, content, send]);

  const { begun } = options;
  const [taken, setTaken] = useState(begun.version);
  if (begun.version > taken && state === 'saved') {
    setTaken(begun.version);
    setContent(begun.content);
  }
  useEffect(() => {
    if (now.current.dirty || begun.version <= now.current.version) return;
    now.current = { content: begun.content, version: begun.version, dirty: false };
  }, [begun]);

  const change = (next: T) => {
    now.current = { ...now.current, content: next, dirty: true };
    keep(localStorage, key, { version: now.current.version, content: next });
    setContent(next);
    setState((before) => (before === 'conflict' || before === 'saving' ? before : 'unsaved'));
  };
  return {
    ...{ content, state, error, change },
    async flush() {
      await send();
      return now.current.dirty ? null : now.current.version;
    },
    keepMine(theirs) {
      now.current = { ...now.current, version: theirs, dirty: true };
      setState('unsaved');
      void send();
    },
    takeTheirs({ version, content: theirs }) {
      now.current = { content: theirs, version, dirty: false };
      localStorage.removeItem(key);
      setContent(theirs);
      setState('saved');
    },
  };
}
