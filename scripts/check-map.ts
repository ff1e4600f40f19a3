import { mapReport } from './map-report.ts'

const { violations, seen, sources } = await mapReport(process.cwd())
for (const violation of violations) console.error(violation)
// A parser that does not fit sees nothing and would report success.
if (seen < sources) console.error(`only ${seen} of ${sources} source files were looked at`)
if (violations.length > 0 || seen < sources) process.exitCode = 1
else console.log(`${seen} source files, each where the map allows`)
