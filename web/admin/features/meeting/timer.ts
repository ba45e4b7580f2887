/** The clock of a report by word: started and stopped, kept in the browser so that a reload loses no second. */
export interface Timer {
  person: string;
  /** milliseconds counted before it was started last */
  counted: number;
  /** when it was started last, in milliseconds of the epoch; null while it stands */
  startedAt: number | null;
}

export const readyFor = (person: string): Timer => ({ person, counted: 0, startedAt: null });

export const elapsed = ({ counted, startedAt }: Timer, now: number): number =>
  counted + (startedAt === null ? 0 : Math.max(0, now - startedAt));

/** Whole seconds spoken; what has begun counts once it is over. */
export const secondsOf = (timer: Timer, now: number): number => Math.floor(elapsed(timer, now) / 1000);

export const toggled = (timer: Timer, now: number): Timer =>
  timer.startedAt === null ? { ...timer, startedAt: now } : { ...timer, counted: elapsed(timer, now), startedAt: null };

const two = (n: number) => String(n).padStart(2, '0');

/** `4:05` left, `+0:01` over. */
export function countdown(seconds: number, maxMinutes: number): string {
  const left = maxMinutes * 60 - seconds;
  const of = Math.abs(left);
  return `${left < 0 ? '+' : ''}${Math.floor(of / 60)}:${two(of % 60)}`;
}

/** `4:05` of a length */
export const length = (seconds: number): string => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const formatName = 'kaoping.timer/1';

export const timerKey = (tenant: string, user: string, cycle: string, unit: string): string =>
  ['kaoping.timer', tenant, user, cycle, unit].join('.');

export function loadTimer(store: Store, key: string): Timer | null {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as (Timer & { format?: string }) | null;
    if (kept?.format !== formatName || typeof kept.person !== 'string') return null;
    return { person: kept.person, counted: kept.counted, startedAt: kept.startedAt };
  } catch {
    return null;
  }
}

export function keepTimer(store: Store, key: string, timer: Timer | null): void {
  try {
    if (timer === null) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ format: formatName, ...timer }));
  } catch {
    // A browser that keeps nothing still counts; only a reload would lose it.
  }
}
