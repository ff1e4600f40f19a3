import { isBuilt } from '../scripts/build.ts'
import { board } from './board.ts'
import { compared } from './compared.ts'
import { isMissed, row } from './line.ts'
import { modelChecks } from './model-checks.ts'
import { notices } from './notices.ts'
import { planner } from './planner.ts'
import { redline } from './redline.ts'
import { sharing } from './sharing.ts'
import { starts } from './starts.ts'
import { workload } from './workload.ts'

if (!isBuilt()) throw new Error('build first: npm run build')
const lines = [
  ...(await starts()),
  ...workload(),
  ...modelChecks(),
  ...redline(),
  ...(await planner()),
  ...(await sharing()),
  ...(await board()),
  ...(await notices()),
  ...(await compared()),
]
console.log('| What | Measured | Bound |\n| --- | ---: | ---: |')
for (const line of lines) console.log(row(line))
const missed = lines.filter(isMissed)
for (const { what } of missed) console.error(`missed: ${what}`)
if (missed.length > 0) process.exitCode = 1
