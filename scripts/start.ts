import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, isBuilt } from './build.ts'

process.setSourceMapsEnabled(true)
if (!isBuilt()) await build()
// npm passes a signal to its shell, and the shell ends without passing it on. Left without our parent, we end as well.
const parent = process.ppid
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 250).unref()

// In this process, so that signals and the exit code are the program's own.
await import(pathToFileURL(resolve('dist/server.js')).href)
