/** Nothing in functions/ reads the machine's time by itself: demo cycles and tests move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set; with `running`, it goes on from where it was set. */
export const testClock = (start: Date, running = false): Clock & { set(to: Date): void } => {
  let [base, since] = [start.getTime(), Date.now()];
  return {
    now: () => new Date(running ? base + Date.now() - since : base),
    set: (to) => ([base, since] = [to.getTime(), Date.now()]),
  };
};
