import { execFile } from 'node:child_process'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs one of the built programs to its end, on a folder of data, and tells how it ended. */
export function runProgram(program: 'server' | 'cli', dataDir: string, args: readonly string[] = []): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: '0' }
  return new Promise((resolve) => {
    const running = execFile(process.execPath, [`dist/${program}.js`, ...args], { env }, (_, out, err) =>
      resolve({ code: running.exitCode, out, err }),
    )
  })
}

/** Checks the whole record of facts, as an administrator does at the terminal. */
export const verifyRecord = (dataDir: string): Promise<Ended> => runProgram('cli', dataDir, ['verify-record'])
