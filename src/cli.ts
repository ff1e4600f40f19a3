import { readFileSync } from 'node:fs'
import { giveUpSecretsOfOtherKey } from '#casework/server'
import { inviteAdministrator, resetByEmail, resetOfOtherKey } from '#identity/server'
import { loadVersion } from '#model/server'
import { breachesOf, Planning } from '#planner'
import { createPlanner } from '#planner/server'
import { brokenLinks, type Config, createLog, systemActor } from '#platform/server'
import { importBoundaries, importUnits, readBoundaries, readList } from '#territory/server'
import { type Installation, open } from './open.ts'
import { startUp } from './start-up.ts'

type Command = {
  readonly use: string
  readonly run: (installation: Installation, args: readonly string[], config: Config) => Promise<boolean>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  'invite-administrator': {
    use: 'invite-administrator E-MAIL GIVEN-NAME FAMILY-NAME',
    run: async ({ actAs }, [email = '', givenName = '', familyName = '']) => {
      const invited = await actAs(systemActor('setup'), (ctx) =>
        inviteAdministrator(ctx, { email, givenName, familyName }),
      )
      console.log(invited.ok ? invited.value.path : invited.refusal)
      return invited.ok
    },
  },
  'reset-second-factor': {
    use: 'reset-second-factor E-MAIL lost_device|new_device|suspicion',
    run: async ({ actAs }, [email = '', reason = '']) => {
      const reset = await actAs(systemActor('setup'), (ctx) => resetByEmail(ctx, { email, reason }))
      console.log(reset.ok ? 'reset' : reset.refusal)
      return reset.ok
    },
  },
  'reset-all-second-factors': {
    use: 'reset-all-second-factors (when the key of the installation is lost)',
    run: async ({ actAs, vault }) => {
      console.log(await actAs(systemActor('setup'), (ctx) => resetOfOtherKey(ctx, vault)))
      return true
    },
  },
  'give-up-masked-values': {
    use: 'give-up-masked-values (PESEL and shielded addresses, when the key of the installation is lost)',
    run: async ({ actAs }) => {
      console.log(await actAs(systemActor('setup'), giveUpSecretsOfOtherKey))
      return true
    },
  },
  'load-model': {
    use: 'load-model FILE.json',
    run: async ({ actAs }, [file = '']) => {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
      const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
      console.log(loaded.ok ? loaded.value.versionId : JSON.stringify(loaded.why, null, 2))
      return loaded.ok
    },
  },
  'import-territory': {
    use: 'import-territory TERC.csv|TERC.xml|LIST.csv',
    run: async ({ actAs }, [file = '']) => {
      const list = readList(readFileSync(file))
      if (!list.ok) {
        console.log(JSON.stringify(list.why, null, 2))
        return false
      }
      const report = await actAs(systemActor('setup'), (ctx) => importUnits(ctx, { list: list.value, asOf: ctx.today }))
      console.log(JSON.stringify(report.ok ? report.value : report.why, null, 2))
      return report.ok
    },
  },
  'import-boundaries': {
    use: 'import-boundaries FILE.geojson SOURCE (outlines of units in WGS84 by TERYT code, after import-territory; SOURCE stands under maps)',
    run: async ({ actAs }, [file = '', source = '']) => {
      const read = readBoundaries(readFileSync(file))
      const done = read.ok
        ? await actAs(systemActor('setup'), (ctx) => importBoundaries(ctx, { boundaries: read.value, source }))
        : read
      console.log(JSON.stringify(done.ok ? done.value : { refusal: done.refusal, ...done.why }, null, 2))
      return done.ok
    },
  },
  'propose-baskets': {
    use: 'propose-baskets PLANNING.json (what the planner proposes, and the rules that it breaks: none)',
    run: async (_installation, [file = '']) => {
      const planning = Planning.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (!planning.success) {
        console.log(JSON.stringify(planning.error.issues, null, 2))
        return false
      }
      const planner = createPlanner(createLog('error'))
      const made = await planner.propose(planning.data)
      await planner.stop()
      const breaches = made.ok ? breachesOf(planning.data, made.value) : []
      console.log(JSON.stringify(made.ok ? { ...made.value, breaches } : made, null, 2))
      return made.ok && breaches.length === 0
    },
  },
  'verify-record': {
    use: 'verify-record',
    run: async ({ actAs }) => {
      const broken = await actAs(systemActor('worker'), brokenLinks)
      for (const { chainId, seq } of broken) console.log(`${chainId} ${seq}`)
      console.log(broken.length === 0 ? 'The record verifies.' : `${broken.length} broken links.`)
      return broken.length === 0
    },
  },
}

await startUp(async (config, log) => {
  const [name = '', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) {
    console.log(
      Object.values(COMMANDS)
        .map(({ use }) => `npm run cli -- ${use}`)
        .join('\n'),
    )
    process.exitCode = 1
    return
  }
  const installation = await open(config, log)
  try {
    if (!(await command.run(installation, args, config))) process.exitCode = 1
  } finally {
    await installation.close()
  }
})
