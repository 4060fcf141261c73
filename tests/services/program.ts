/** Runs the program itself, as a user would: a process, its output, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const ENTRY = resolve(import.meta.dirname, '..', '..', 'rendezvous.js');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningProgram {
  process: ChildProcess;
  /** Address of the web server, once it listens. */
  address: string;
  output(): string;
  /** Ends it with a signal and waits. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

type Environment = Record<string, string>;

/** What a failed test left running ends with the suite's process. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function spawnProgram(args: string[], environment: Environment): ChildProcess {
  const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { ...inherited, LOG_LEVEL: 'warn', FOLLOW_CATALOGUE: 'false', ...environment },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a command to its end. */
export async function run(
  args: string[],
  environment: Environment = {},
  input: string | Buffer = '',
): Promise<Finished> {
  const child = spawnProgram(args, environment);
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text) => (stderr += text));
  child.stdin!.on('error', () => {});
  child.stdin!.end(input);
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, stdout, stderr };
}

/** Starts a command that runs until it is ended; resolves when a line of its output matches. */
export async function start(
  args: string[],
  environment: Environment,
  ready = /Rendezvous is at (\S+)/,
): Promise<RunningProgram> {
  const child = spawnProgram(args, environment);
  let output = '';
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const match = await new Promise<RegExpExecArray>((settle, fail) => {
    const read = (text: string) => {
      output += text;
      const found = ready.exec(output);
      if (found) settle(found);
    };
    child.stdout!.setEncoding('utf8').on('data', read);
    child.stderr!.setEncoding('utf8').on('data', read);
    void ended.then((code) => fail(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
  return {
    process: child,
    address: (match[1] ?? '').replace(/\/$/, ''),
    output: () => output,
    end: async (signal = 'SIGINT') => {
      child.kill(signal);
      return await ended;
    },
  };
}
