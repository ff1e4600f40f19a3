/**
 * Who may know whom. A new edge is a change of this file and a note in docs/decisions. `scripts/check-map.ts` compares the
 * sources with it; everything else that must hold between files is in `.dependency-cruiser.mjs` and below.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const MAY_KNOW = {
  kernel: [],
  platform: ['kernel'],
  planner: ['platform', 'kernel'],
  territory: ['platform', 'kernel'],
  identity: ['territory', 'platform', 'kernel'],
  notices: ['identity', 'platform', 'kernel'],
  institutions: ['identity', 'territory', 'platform', 'kernel'],
  model: ['institutions', 'notices', 'identity', 'territory', 'platform', 'kernel'],
  protection: ['institutions', 'notices', 'identity', 'territory', 'platform', 'kernel'],
  teams: ['model', 'institutions', 'notices', 'identity', 'territory', 'platform', 'kernel'],
  learning: ['teams', 'model', 'institutions', 'notices', 'identity', 'territory', 'platform', 'kernel'],
  directory: ['teams', 'model', 'institutions', 'notices', 'identity', 'territory', 'platform', 'kernel'],
  casework: [
    'planner',
    'directory',
    'learning',
    'teams',
    'protection',
    'model',
    'institutions',
    'notices',
    'identity',
    'territory',
    'platform',
    'kernel',
  ],
  site: ['learning', 'territory', 'platform', 'kernel'],
  demonstration: [
    'casework',
    'directory',
    'learning',
    'teams',
    'protection',
    'model',
    'institutions',
    'notices',
    'identity',
    'territory',
    'platform',
    'kernel',
  ],
  tryout: [
    'casework',
    'directory',
    'learning',
    'teams',
    'protection',
    'model',
    'institutions',
    'notices',
    'identity',
    'territory',
    'platform',
    'kernel',
  ],
  desk: [
    'casework',
    'directory',
    'learning',
    'teams',
    'protection',
    'model',
    'institutions',
    'notices',
    'identity',
    'territory',
    'platform',
    'kernel',
  ],
}

/** The programs. They put the capabilities together and are put together by nobody. */
export const DOORS = ['app', 'open', 'server', 'worker', 'cli']

/** Rules without input or output. The documents of a model and a mapping and their words are plain types and constants that the rules are written in. */
export const PURE_FILES =
  '[.]domain[.]ts$|^src/model/(definition/(document[a-z-]*|vocabulary|form-vocabulary)|mapping/mapping)[.]ts$'

/** Where a capability writes SQL. */
export const SQL_FILES = '[.](store|query)[.]server[.]ts$'

/**
 * What no import shows, so it is looked for in the text of the sources.
 *
 * @type {readonly { name: string, text: RegExp, outside: RegExp }[]}
 */
export const FORBIDDEN_TEXT = [
  {
    name: 'clock-and-chance-come-in-ctx',
    text: /\bnew Date\(\)|\bDate\.now\(|\brandomUUID\(|\bMath\.random\(/,
    outside: /^src\/platform\//,
  },
  {
    name: 'environment-is-read-once',
    text: /\bprocess\.env\b/,
    outside: /^src\/(platform\/|(server|worker|cli|start-up)\.ts$)/,
  },
  {
    // Its contexts are not those of the pages, so a part would find nothing in them.
    name: 'pages-are-written-by-our-own-jsx',
    text: /\bimport \{[^}]*\} from 'hono\/jsx'/,
    outside: /^src\/platform\/jsx\//,
  },
  {
    name: 'sql-lives-in-stores-and-queries',
    text: /\b(db|tx)\s*\.(selectFrom|insertInto|updateTable|deleteFrom|with)\b|\bsql`/,
    outside: /^src\/platform\/|[.](store|query)[.]server[.]ts$/,
  },
]
