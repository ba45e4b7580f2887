import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether the process is what we think it is: ids are used again. */
const isCalled = (pid: number, name: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name);
  } catch {
    return false;
  }
};

/** Ends a process of an earlier start that is named in a file and still runs. */
export const stopStale = async (pidFile: string, name: string): Promise<void> => {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && isCalled(pid, name)) {
    process.kill(pid, 'SIGKILL');
    for (let i = 0; i < 100 && isAlive(pid); i++) await setTimeout(10);
  }
  rmSync(pidFile, { force: true });
};

export interface Running {
  pid: number;
  url: string;
}

/** The service that already runs on this data folder, if one does. */
export const alreadyRunning = (file: string): Running | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    const running = JSON.parse(readFileSync(file, 'utf8')) as Running;
    return running.pid !== process.pid && isAlive(running.pid) && isCalled(running.pid, 'infra/local/main')
      ? running
      : undefined;
  } catch {
    return undefined;
  }
};
