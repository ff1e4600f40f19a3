import { type Config, createLog, type Log, readConfig, StartRefused } from '#platform/server'

/** Reads the settings and runs a program; a refusal to start is told in plain words and ends with code 1. */
export async function startUp(run: (config: Config, log: Log) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  if (!config.ok) return refuse(config.why.message)
  try {
    await run(config.value, createLog(config.value.logLevel))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    refuse(error.message)
  }
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

/** Calls `stop` once, at the first signal to end. */
export function atTheEnd(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    void stop()
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
