import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { calendarPath, envelopeFilePath, printPath, unmetFilePath } from '#casework'
import {
  addLiveMinutesRoutes,
  answersFile,
  calendarFile,
  caseFollowed,
  envelopeFile,
  minutesFollowed,
  unmetFile,
} from '#casework/server'
import { addCalendarFeed } from '#desk/server'
import { resourceFilePath, servicePath } from '#directory'
import { addOpenData, keptFile, refusedServicesFile, resourceFile, serviceTemplateFile } from '#directory/server'
import { type IdentityParts, signInAgain, whoIs } from '#identity/server'
import { type AgreementOffers, REFUSED_FILE, refusedFile, TEMPLATE_FILE, templateFile } from '#institutions/server'
import { CaseId, refused } from '#kernel'
import { addOpenFiles } from '#learning/server'
import { publishedModels } from '#model/server'
import { addOneClick, unreadFollowed, unreadNotices } from '#notices/server'
import { proposeGreedily } from '#planner'
import type { Page, Print } from '#platform'
import {
  addFileDownload,
  addFollowed,
  addFollowedTogether,
  addMadeFile,
  addPrints,
  databaseAnswers,
  following,
  type Log,
  outboxPage,
  type Printer,
  person,
  printsNothing,
  type ShellProps,
  type SiteParts,
  site,
} from '#platform/server'
import type { Assets } from '#platform/ui'
import { authorisationsFilePath, documentsFilePath } from '#protection'
import { authorisationsFile, documentsFile } from '#protection/server'
import { builtAssets, type Preparing, shellWith } from '#site/server'
import { barOf, END, HERE } from '#tryout'
import type { TryoutSite, Tryouts } from '#tryout/server'
import {
  answerPages,
  caseworkPages,
  caseworkPrints,
  fairPages,
  familyPages,
  letterPages,
  type Proposing,
} from './casework/pages.ts'
import { deskPages } from './desk/pages.ts'
import { confirmPages, directoryPages, directoryPrints } from './directory/pages.ts'
import { identityPages } from './identity/pages.ts'
import { institutionsPages } from './institutions/pages.ts'
import { certificatePages, learningPages, learningPrints } from './learning/pages.ts'
import './messages.ts'
import { modelPages, modelPrints } from './model/pages.ts'
import { noticesPages } from './notices/pages.ts'
import { protectionPages, protectionPrints } from './protection/pages.ts'
import { sitePages } from './site/pages.ts'
import { teamsPages } from './teams/pages.ts'
import { territoryPages } from './territory/pages.ts'
import { tryoutPages, walkPages } from './tryout/pages.ts'

/** Kinds of agreement that can be signed: those of every published model. */
const agreementOffers: AgreementOffers = async (ctx) =>
  (await publishedModels(ctx)).flatMap(({ document }) =>
    document.agreements.map(({ id, kind, name }) => ({
      modelId: document.id,
      element: id,
      kind,
      name,
      model: document.name,
    })),
  )

/**
 * Every page of the product: what the router serves and what the table of who may what lists.
 * @param baseUrl the address of this site, for links that are written down; without it they begin with their path
 * @param printer sets what a page keeps as a file; without it such a page says that nothing can be printed now
 * @param tryouts where drafts of models are tried out; without it their page says that the database does not allow it
 */
export const pagesOf = (
  identity: IdentityParts,
  baseUrl = '',
  printer: Printer = printsNothing,
  tryouts: Tryouts = triesNothing,
  planner: Proposing = plansByItself,
): readonly Page[] => [
  ...identityPages(identity),
  ...tryoutPages(tryouts),
  ...pagesOfWork(identity, baseUrl, printer, planner),
]

/** A program that makes no try-outs, as that of the tests. */
const triesNothing: Tryouts = { mayCreate: async () => false, begin: () => refused('too_many', { most: 0 }) }

/** Proposals made without the thread of the planner, need by need, as in tests and try-outs. */
const plansByItself: Proposing = { propose: async (planning) => proposeGreedily(planning) }

/** The same without accounts and without what is only real. */
const pagesOfWork = (
  { actAs }: Pick<IdentityParts, 'actAs'>,
  baseUrl: string,
  printer: Printer,
  planner: Proposing = plansByItself,
): readonly Page[] => [
  ...sitePages,
  ...territoryPages,
  ...noticesPages({ actAs, baseUrl }),
  ...institutionsPages(agreementOffers),
  ...protectionPages,
  ...modelPages,
  ...teamsPages,
  ...learningPages,
  ...certificatePages({ actAs }),
  ...directoryPages,
  ...confirmPages({ actAs }),
  ...caseworkPages,
  ...fairPages(planner),
  ...answerPages({ actAs, baseUrl }),
  ...familyPages({ actAs, baseUrl }),
  ...letterPages(printer),
  ...deskPages,
]

/** Everything that can be taken away on paper. */
export const printsOf = (baseUrl: string): readonly Print[] => [
  ...caseworkPrints,
  ...protectionPrints,
  ...modelPrints,
  ...directoryPrints,
  ...learningPrints(baseUrl),
]
/** The same where only their addresses and acts are asked for. */
export const allPrints: readonly Print[] = printsOf('')

export type AppParts = {
  /** The address of this site, without a slash at the end. */
  readonly baseUrl: string
  readonly identity: IdentityParts
  readonly actAs: SiteParts['actAs']
  readonly log: Log
  readonly trustedProxy: boolean
  readonly preparing: () => Preparing | null
  /** Where a demonstration's letters lie; null when they are really sent. */
  readonly outbox: string | null
  readonly printer: Printer
  readonly tryouts?: Tryouts
  /** What proposes baskets for many families in a thread of its own; without it they are put together need by need. */
  readonly planner?: Proposing
  /** What tells open pages of changes; without it they learn of them when they are opened anew. */
  readonly live?: SiteParts['live']
}

/** The program as it answers requests: health, built files, and the site. */
export function buildApp(parts: AppParts): Hono {
  const { baseUrl, identity, actAs, log, trustedProxy, preparing, outbox, printer, tryouts, planner, live } = parts
  const app = new Hono()
  app.get('/health/live', (c) => c.json({ status: 'live' }))
  app.get('/health/ready', async (c) => {
    if (await databaseAnswers(actAs)) return c.json({ status: 'ready' })
    return c.json({ status: 'database_unavailable' }, 503)
  })
  // Names of built files carry their hash, so a browser may keep them for good.
  app.use(
    '/assets/*',
    compress(),
    serveStatic({ root: 'dist', onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }),
  )
  const demonstration = identity.demonstration !== null
  const letters = demonstration && outbox !== null ? [outboxPage(outbox)] : []
  const site: SiteParts = {
    pages: [...pagesOf(identity, baseUrl, printer, tryouts, planner), ...letters],
    actAs,
    log,
    trustedProxy,
    whoIs: whoIs(actAs, identity.limits, identity.secondFactor),
    shell: shellWith({ baseUrl, assets: builtAssets('dist'), demonstration, outbox: letters.length > 0, preparing }),
    signInAgain,
    signInPath: '/sign-in',
    waiting: (personId) => actAs(person(personId), unreadNotices),
    ...(live ? { live } : {}),
  }
  app.route('/', wholeSite(site, printer, baseUrl))
  return app
}

/** What the site of a try-out shares with the real one. */
export type TryoutFrame = Pick<AppParts, 'baseUrl' | 'log' | 'trustedProxy' | 'printer'> & { readonly assets: Assets }

/** The product over the database of a try-out: its pages without accounts, whoever acts being chosen on the bar instead. */
export function buildTryoutSite(
  { actAs, vault, whoIs, formsOf, atHand }: TryoutSite,
  { assets, baseUrl, log, trustedProxy, printer }: TryoutFrame,
): ReturnType<typeof site> {
  const limits = { sessionIdleMinutes: 1, sessionAbsoluteHours: 1 }
  const accounts = identityPages({ actAs, vault, limits, demonstration: null, secondFactor: 'offered' })
  const meetingMode = accounts.filter(({ act }) => act === 'identity.session.hide_names')
  const within = {
    bar: barOf(atHand),
    about: HERE,
    leave: { action: END, label: (t: ShellProps['t']) => t('tryout.end') },
  }
  const shell = shellWith({ assets, demonstration: false, outbox: false, preparing: () => null, within })
  const pages = [...walkPages(atHand), ...meetingMode, ...pagesOfWork({ actAs }, baseUrl, printer)]
  const parts = { pages, actAs, log, trustedProxy, whoIs, shell, formsOf, signInAgain, signInPath: HERE }
  return wholeSite(parts, printer, baseUrl)
}

/** Every address of the site, in one router: pages, prints and files. `docs/who-may.md` has a row for each. */
export function wholeSite(parts: SiteParts, printer: Printer, baseUrl = ''): ReturnType<typeof site> {
  const pages = site(parts)
  addFileDownload(pages, parts, async () => null)
  addPrints(pages, parts, printsOf(baseUrl), printer)
  addLiveMinutesRoutes(pages, parts)
  addMadeFile(pages, parts, authorisationsFilePath(), authorisationsFile)
  addMadeFile(pages, parts, envelopeFilePath(':unitCode'), envelopeFile)
  addMadeFile(pages, parts, unmetFilePath(':unitCode', ':year', ':format'), unmetFile)
  addMadeFile(pages, parts, resourceFilePath(':unitCode'), resourceFile)
  addMadeFile(pages, parts, printPath.answers(':caseId'), answersFile, ({ caseId }) => CaseId.safeParse(caseId).data)
  addMadeFile(
    pages,
    parts,
    calendarPath(':caseId', ':meetingId'),
    calendarFile,
    ({ caseId }) => CaseId.safeParse(caseId).data,
  )
  addOneClick(pages, parts)
  addFollowed(pages, parts, unreadFollowed)
  addFollowed(pages, parts, caseFollowed)
  addFollowedTogether(pages, parts, [following(unreadFollowed), following(caseFollowed), following(minutesFollowed)])
  addCalendarFeed(pages, parts)
  addMadeFile(pages, parts, documentsFilePath(), documentsFile)
  addMadeFile(pages, parts, TEMPLATE_FILE, templateFile)
  addMadeFile(pages, parts, REFUSED_FILE, refusedFile)
  addMadeFile(pages, parts, servicePath.keptFile(':format'), keptFile)
  addMadeFile(pages, parts, servicePath.template(':format'), serviceTemplateFile)
  addMadeFile(pages, parts, servicePath.refused(':importId', ':format'), refusedServicesFile)
  addOpenData(pages, parts, baseUrl)
  addOpenFiles(pages, parts, baseUrl)
  return pages
}
