import { z } from 'zod'
import { fields, page, several, showDate, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormContext,
  Head,
  Note,
  Section,
  Stack,
  Tag,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { actOnCopyPage } from './act-on-copy.page.tsx'
import type { KeptPiece } from './bundle.domain.ts'
import { PieceId } from './bundle.domain.ts'
import { type BundleOnPage, bundleOnPage } from './bundle.query.server.ts'
import { copyPath } from './copy-paths.ts'
import {
  ACT_LABELS,
  DECISION_LABELS,
  HOW_LABELS,
  KIND_LABELS,
  PIECE_REFUSALS,
  STATE_LABELS,
  STATE_TONES,
} from './copy-words.ts'
import { decidePiecePage } from './decide-piece.page.tsx'
import { acceptProposals } from './decide-pieces.server.ts'
import { giveCopyPage } from './give-copy.page.tsx'
import { OfBundle } from './of-bundle.ts'
import { proposalFor, type SearchedPiece, surePlaces } from './piece.domain.ts'
import { DecisionTag, GivenLines, SourceLines } from './piece-lines.tsx'

const readAccepted = fields(z.object({ pieces: several(PieceId) }))

/** One copy of data: every piece as it stands in the case or as it will be given, and what is to be done next. */
export const copyPage = page({
  path: '/cases/:caseId/copies/:bundleId',
  params: OfBundle,
  act: 'casework.bundle.prepare',
  needsNames: true,
  load: (ctx, at) => bundleOnPage(ctx, at),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.copy.of', { person: loaded.person }),
  form: readAccepted,
  submit: (ctx, input) => acceptProposals(ctx, input),
  refusals: {
    ...PIECE_REFUSALS,
    nothing_ticked: 'casework.copy.refusal.nothing_ticked',
    not_in_preparation: 'casework.copy.refusal.not_possible_now',
    changed_since: 'casework.copy.refusal.changed_since',
  },
  then: ({ params }) => ({ to: copyPath(params.caseId, params.bundleId), flash: 'casework.copy.accepted' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded, form, t }) => (
    <FormContext.Provider value={form}>
      <Stack>
        <CaseCrumbs frame={loaded.frame} here={t('casework.copy.of', { person: loaded.person })} />
        <ErrorSummary />
        <Head title={t('casework.copy.of', { person: loaded.person })} lead={t('casework.copy.lead')}>
          <Tag tone={STATE_TONES[loaded.bundle.state]}>{t(STATE_LABELS[loaded.bundle.state])}</Tag>
        </Head>
        <Notes loaded={loaded} />
        <Acts loaded={loaded} />
        <Pieces loaded={loaded} />
        <Proposals loaded={loaded} />
      </Stack>
    </FormContext.Provider>
  ),
})

type Part = { readonly loaded: BundleOnPage }

function Notes({ loaded: { bundle, stale, own, standing } }: Part) {
  const { t } = useReader()
  const { added, gone, changed } = standing
  return (
    <>
      <Note kind="info" text={t('casework.copy.gathered', { at: showInstant(bundle.gatheredAt) })} />
      {bundle.returnedWords && <Note kind="turn" title={t('casework.copy.returned')} text={bundle.returnedWords} />}
      {stale && (
        <Note
          kind="bad"
          text={t('casework.copy.stale', { added: added.length, gone: gone.length, changed: changed.length })}
        />
      )}
      {bundle.state === 'checking' && own && <Note kind="info" text={t('casework.copy.own_work')} />}
      {bundle.given && (
        <Note
          kind="ok"
          text={t('casework.copy.given', { on: showDate(bundle.given.on), how: t(HOW_LABELS[bundle.given.how]) })}
        />
      )}
    </>
  )
}

function Acts({ loaded: { bundle, acts, stale } }: Part) {
  const { t } = useReader()
  const at = { caseId: bundle.caseId, bundleId: bundle.id }
  const wanted = acts.filter((act) => act !== 'gather' || stale || bundle.state === 'draft')
  return (
    <Buttons>
      {wanted.map((act) => (
        <ButtonLink href={actOnCopyPage.at({ ...at, act })}>{t(ACT_LABELS[act])}</ButtonLink>
      ))}
      {(bundle.state === 'approved' || bundle.state === 'given') && (
        <a href={`/cases/${bundle.caseId}/print/copies/${bundle.id}`}>{t('casework.copy.print')}</a>
      )}
      {bundle.state === 'approved' && (
        <ButtonLink href={giveCopyPage.at(at)}>{t('casework.copy.give.title')}</ButtonLink>
      )}
    </Buttons>
  )
}

function Pieces({ loaded: { bundle, standing, final } }: Part) {
  const { t } = useReader()
  const shown: readonly { readonly kept: KeptPiece; readonly now: SearchedPiece | null }[] =
    final === null ? standing.pieces : final.map((kept) => ({ kept, now: null }))
  return (
    <>
      {shown.map(({ kept, now }, i) => (
        <Section
          id={`piece-${i + 1}`}
          title={numbered(i, kept.title ?? now?.title ?? t(KIND_LABELS[kept.kind]))}
          {...(bundle.state === 'draft' ? { link: decideLink(bundle, kept, t('casework.copy.decide.link')) } : {})}
        >
          <p>
            <DecisionTag piece={kept} />
          </p>
          {kept.lines && <GivenLines lines={kept.lines} />}
          {kept.decision === null && now && <SourceLines piece={now} />}
        </Section>
      ))}
    </>
  )
}

const numbered = (i: number, title: string): string => `${i + 1}. ${title}`
const decideLink = ({ caseId, id }: BundleOnPage['bundle'], { id: pieceId }: KeptPiece, label: string) => ({
  href: decidePiecePage.at({ caseId, bundleId: id, pieceId }),
  label,
})

/** Proposals may be taken several at once by whoever read the pieces; none is taken by itself. */
function Proposals({ loaded: { bundle, standing } }: Part) {
  const { t } = useReader()
  const open = standing.pieces.flatMap(({ kept, now }, i) => (kept.decision === null ? [{ kept, now, i }] : []))
  if (bundle.state !== 'draft' || open.length === 0) return null
  return (
    <Section id="proposals" title={t('casework.copy.proposals')} note={t('casework.copy.proposals_note')}>
      <Form errorSummary="elsewhere">
        <CheckboxGroup
          name="pieces"
          label={t('casework.copy.proposals_read')}
          options={open.map(({ kept, now, i }) => ({
            value: kept.id,
            label: numbered(i, now.title),
            hint: t('casework.copy.proposal', {
              what: t(DECISION_LABELS[proposalFor(now)]),
              places: surePlaces(now).length,
            }),
          }))}
        />
        <ActionsBar>
          <Button>{t('casework.copy.proposals_take')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}
