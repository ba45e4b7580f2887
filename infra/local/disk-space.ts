import { statfs } from 'node:fs/promises';

/** bytes below which there may soon be no room for what people save */
const little = 200_000_000;
const lookEvery = 30_000;

/** Says once when the disk under the data folder has little room left, and again when it has run low anew. */
export const watchDiskSpace = (
  data: string,
  say: (text: string) => void,
  { below = little, every = lookEvery } = {},
): { stop(): void } => {
  let told = false;
  const look = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(data);
    const left = bavail * bsize;
    if (left < below && !told)
      say(
        `! 存储空间不足：${data} 所在磁盘只剩 ${megabytes(left)} MB，请腾出空间，否则无法继续保存。 ` +
          `The disk with ${data} has ${megabytes(left)} MB left: make room, or nothing more can be saved.`,
      );
    told = left < below;
  };
  const watching = (): void => void look().catch((error: unknown) => say(`! ${String(error)}`));
  watching();
  const timer = setInterval(watching, every);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};

const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000);
