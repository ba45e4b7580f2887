import { ulid } from 'ulid';
import { createFile, importCounty } from '#shared/api/tenants.ts';
import { call } from '../../app/api.ts';
import { ApiError } from '../../app/api-error.ts';

interface Upload {
  file: File;
  signal: AbortSignal;
  /** bytes that have left */
  onProgress: (sent: number) => void;
}

/** Uploads an archive and starts taking it in; gives the job's id. */
export async function sendArchive({ file, signal, onProgress }: Upload): Promise<string> {
  const type = 'application/gzip';
  const place = await call(createFile, { id: ulid(), name: file.name, size: file.size, type }, { signal });
  await put(place, { file, signal, onProgress });
  const { job } = await call(importCounty, { id: ulid(), file: place.file });
  return job;
}

/** `fetch` does not tell how much of a body has left. */
const put = (
  { url, headers }: { url: string; headers: Record<string, string> },
  { file, signal, onProgress }: Upload,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new ApiError(request.status === 413 ? 'too-large' : 'unavailable', ''));
    request.onerror = () => reject(new ApiError('offline', ''));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
