import { DOORS, MAY_KNOW, PURE_FILES, SQL_FILES } from './architecture.mjs'

const TEST = '[.](test|fixture)[.]tsx?$'
/** What a capability shows: its two faces and its pages. The platform's building blocks for pages are a face of their own. */
const FACES = ['^src/[^/]+/index([.]server)?[.]ts$', '^src/[^/]+/pages[.]tsx?$', '^src/platform/ui/index[.]ts$']
const DOOR_FILES = `^src/(${DOORS.join('|')})[.]tsx?$`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const knowsTooMuch = Object.entries(MAY_KNOW).map(([capability, known]) => ({
  name: `${capability}-knows-too-much`,
  severity: 'error',
  from: { path: `^src/${capability}/` },
  to: { path: '^src/', pathNot: `^src/(${[capability, ...known].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [
  ...knowsTooMuch,
  {
    name: 'every-capability-is-on-the-map',
    severity: 'error',
    from: {},
    to: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(MAY_KNOW).join('|')})/` },
  },
  {
    name: 'only-through-the-face',
    severity: 'error',
    from: { path: '^src/([^/]+)/' },
    to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...FACES] },
  },
  {
    name: 'doors-use-faces',
    severity: 'error',
    from: { path: DOOR_FILES },
    to: { path: '^src/[^/]+/', pathNot: FACES },
  },
  {
    name: 'domain-is-pure',
    severity: 'error',
    from: { path: PURE_FILES },
    // Another capability's rules and types are reached through its face for everyone.
    to: { pathNot: [PURE_FILES, '^src/[^/]+/index[.]ts$', '^src/kernel/', '^node_modules/(?:zod|diff)/'] },
  },
  {
    name: 'kernel-has-no-dependencies',
    severity: 'error',
    from: { path: '^src/kernel/', pathNot: TEST },
    to: { pathNot: ['^src/kernel/', '^node_modules/zod/'] },
  },
  {
    name: 'sql-lives-in-stores-and-queries',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/platform/', SQL_FILES, DOOR_FILES, TEST] },
    to: { path: '^node_modules/(@types/)?(pg|kysely)/' },
  },
  {
    name: 'pages-do-not-touch-stores',
    severity: 'error',
    from: { path: '[.]page[.]tsx$' },
    to: { path: '[.]store[.]server[.]ts$' },
  },
  {
    name: 'face-for-everyone-has-no-server-code',
    severity: 'error',
    from: { path: '^src/[^/]+/index[.]ts$' },
    to: { path: '[.]server[.]tsx?$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'browser-code-stays-browser-code',
    severity: 'error',
    from: { path: '^assets/js/' },
    // What a text of the handbook means is one rule, in the browser too; the editor is a package.
    to: {
      pathNot: ['^assets/js/', '^src/model/handbook/structured-text[.]domain[.]ts$', '^node_modules/@tiptap/'],
    },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'nothing-unused',
    severity: 'error',
    from: { path: DOOR_FILES },
    // Policies are read by scripts/write-policies.ts, which compiles them; what JSX is compiled to is called without being named.
    to: { path: '^src/', pathNot: [TEST, DOOR_FILES, '[.]policy[.]ts$', '/jsx-runtime[.]ts$'], reachable: false },
  },
  { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'sources-do-not-know-tests',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { path: `^(test|e2e|scripts)/|${TEST}` },
  },
]

/** @type {import('dependency-cruiser').ICruiseOptions} */
export const options = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: '^node_modules/' },
}

export default { forbidden, options }
