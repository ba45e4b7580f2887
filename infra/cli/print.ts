/** What a command says, and the exit code it ends with. */
export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

/** Resolves when the text has left this process, however slowly a pipe takes it. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done, failed) => {
    stream.once('error', failed);
    stream.write(text, () => done());
  });
}

/** Says what a command has to say and leaves its exit code. */
export async function say({ code, stdout, stderr }: Said): Promise<void> {
  process.exitCode = code;
  try {
    await print(process.stdout, stdout);
    await print(process.stderr, stderr);
  } catch (error) {
    // A reader that closed the pipe early, such as `head`, has what it wanted.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
