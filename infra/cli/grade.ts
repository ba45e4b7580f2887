import { gradeCommand } from './grade-command.ts';

/** Resolves when the text has left this process, however slowly a pipe takes it. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done, failed) => {
    stream.once('error', failed);
    stream.write(text, () => done());
  });
}

const { code, stdout, stderr } = await gradeCommand(process.argv.slice(2));
process.exitCode = code;
try {
  await print(process.stdout, stdout);
  await print(process.stderr, stderr);
} catch (error) {
  // A reader that closed the pipe early, such as `head`, has what it wanted.
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
}
