import { page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, Lines, PostButton, Section, Stack, Table, Tag } from '#platform/ui'
import { openConsultationPath } from '../consultation/consultation-paths.ts'
import { touchedByDraft } from '../dependants/touched-by-draft.server.ts'
import { TouchedByDraft } from '../dependants/touched-by-draft.tsx'
import { StageMap } from '../handbook/stage-map.tsx'
import { changesOf, type ListedChange } from './draft.query.server.ts'
import { DraftCrumbs, goneName, placeName } from './draft-crumbs.tsx'
import { DRAFT, DraftParams, draftHref, handbookHref, kindHref, partHref, tryoutHref } from './draft-paths.ts'
import { COLLECTIONS } from './draft-places.domain.ts'
import { DraftProblems } from './draft-problems.tsx'
import { processesToDraw } from './draft-stages.domain.ts'
import { keyLabel } from './draft-words.ts'
import { MAPPING } from './find-place.domain.ts'
import { calledBy } from './offers.domain.ts'
import { type DraftRead, readDraft } from './read-draft.server.ts'
import { nextAct } from './standing.domain.ts'

const MOST_CHANGES = 50

/** A version while it is written: where it stands, what keeps it from being adopted, its parts, its stages, its changes. */
export const draftPage = page({
  path: DRAFT,
  params: DraftParams,
  act: 'model.draft.read',
  looking: 'unrecorded',
  load: async (ctx, { draftId }) => {
    const read = await readDraft(ctx, draftId)
    const touched = await touchedByDraft(ctx, read.draft)
    return { ...read, touched, changes: await changesOf(ctx, draftId, MOST_CHANGES) }
  },
  title: ({ loaded: { draft }, t }) => t('model.drafts.of', { name: calledBy(draft.document), version: draft.version }),
  view: ({ loaded, form, t }) => {
    const { draft, can } = loaded
    return (
      <Stack>
        <DraftCrumbs draft={draft} />
        <Head title={calledBy(draft.document)} over={t('model.drafts.version', { version: draft.version })}>
          <Tag>{t(`model.drafts.state.${draft.state}`)}</Tag>
        </Head>
        <Acts read={loaded} />
        <Trying read={loaded} form={form} />
        <DraftProblems read={loaded} />
        <PartsOfModel read={loaded} />
        {draft.state !== 'adopted' && draft.state !== 'abandoned' && <TouchedByDraft touched={loaded.touched} />}
        <MappingOf read={loaded} />
        <StagesOf read={loaded} />
        <Changes read={loaded} changes={loaded.changes} />
        {can.decide && draft.state !== 'adopted' && (
          <p>
            <ButtonLink kind="quiet" href={`${draftHref(draft.id)}/abandon`}>
              {t('model.drafts.abandon.title')}
            </ButtonLink>
          </p>
        )}
      </Stack>
    )
  },
})

type Read = { readonly read: DraftRead }

/** One press to walk a family through the text as it stands; where faults keep it from running, the page that names them. */
function Trying({ read: { draft, reports, can }, form }: Read & { readonly form: Sending }) {
  const { t } = useReader()
  if (!can.write) return null
  return (
    <Section id="tryout" title={t('model.drafts.tryout')} note={t('model.drafts.tryout.note')}>
      {reports.length === 0 ? (
        <PostButton action={tryoutHref(draft.id)} csrf={form.csrf} once={form.once}>
          {t('model.drafts.tryout.begin')}
        </PostButton>
      ) : (
        <a href={tryoutHref(draft.id)}>{t('model.drafts.tryout.begin')}</a>
      )}
    </Section>
  )
}
type Sending = { readonly csrf: string; readonly once: string }

function Acts({ read: { draft, acts, can } }: Read) {
  const { t } = useReader()
  const next = nextAct(acts)
  return (
    <Section id="acts" title={t('model.drafts.acts')}>
      {acts.length === 0 && <Empty title={t('model.drafts.acts.none')} />}
      <Lines
        items={acts.map(({ act, body, document, onDay }) => (
          <>
            <strong>{t(`model.drafts.act.${act}`)}</strong> {showDate(onDay)}, {body}, {document}
          </>
        ))}
      />
      {can.consult && (
        <p>
          <a href={openConsultationPath(draft.id)}>{t('model.consultation.open.title')}</a>
        </p>
      )}
      {can.decide && next && (
        <Buttons>
          <ButtonLink href={`${draftHref(draft.id)}/acts/${next}`}>{t(`model.drafts.act.${next}.record`)}</ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}

function PartsOfModel({ read: { draft, places, reports } }: Read) {
  const { t } = useReader()
  const wrong = (about: string) => reports.some((report) => report.about === about)
  const fixed = places.filter(({ about, kind }) => about.startsWith('@') && !/^(sharing|mapping|attachment)/.test(kind))
  const sharing = places.filter(({ kind }) => kind === 'sharing')
  return (
    <Section id="parts" title={t('model.drafts.parts')}>
      <Lines
        items={[
          <a href={handbookHref(draft.id)}>{t('model.drafts.handbook.title')}</a>,
          ...COLLECTIONS.map(({ kind }) => (
            <>
              <a href={kindHref(draft.id, kind)}>{t(`model.drafts.kind.${kind}`)}</a>{' '}
              <span class="count">{places.filter((place) => place.kind === kind).length}</span>
            </>
          )),
          ...[...fixed, ...sharing].map((place) => (
            <>
              <a href={partHref(draft.id, place.about)}>{placeName(t, place)}</a>{' '}
              {wrong(place.about) && <Tag tone="bad">{t('model.drafts.wrong_here')}</Tag>}
            </>
          )),
        ]}
      />
    </Section>
  )
}

function MappingOf({ read: { draft, places, can } }: Read) {
  const { t } = useReader()
  const mapping = places.find(({ about }) => about === MAPPING)
  return (
    <Section id="mapping" title={t('model.drafts.kind.mapping')}>
      {mapping && <a href={partHref(draft.id, MAPPING)}>{t('model.drafts.mapping.open')}</a>}
      {!mapping && <Empty title={t('model.drafts.mapping.none')} />}
      {!mapping && can.write && (
        <p>
          <ButtonLink href={`${draftHref(draft.id)}/mapping`}>{t('model.drafts.mapping.begin')}</ButtonLink>
        </p>
      )}
    </Section>
  )
}

function StagesOf({ read: { draft } }: Read) {
  const { t, locale } = useReader()
  const lang = locale === 'en' ? 'en' : 'pl'
  return (
    <>
      {processesToDraw(draft.document).map((process) => {
        const label = t('model.handbook.stages', { process: process.name[lang] })
        const words = {
          label,
          asList: t('model.handbook.map.list'),
          done: t('model.handbook.map.done'),
          current: t('model.handbook.map.current'),
          end: t('model.handbook.map.end'),
          previous: t('model.handbook.map.previous'),
        }
        return (
          <Section id={`process-${process.id}`} title={process.name[lang]}>
            {process.stages.length === 0 ? (
              <Empty title={t('model.drafts.no_stages')} />
            ) : (
              <StageMap process={process} locale={lang} words={words} />
            )}
          </Section>
        )
      })}
    </>
  )
}

function Changes({ read: { draft, places }, changes }: Read & { readonly changes: readonly ListedChange[] }) {
  const { t } = useReader()
  const byAbout = new Map(places.map((place) => [place.about, place]))
  const labels = ({ about, keys }: ListedChange) => {
    const kind = byAbout.get(about)?.kind ?? ''
    return keys.filter((key) => key !== 'rev' && key !== 'numbers').map((key) => keyLabel(t, key, [kind]))
  }
  return (
    <Section
      id="changes"
      title={t('model.drafts.changes')}
      note={t('model.drafts.changes.note', { most: MOST_CHANGES })}
    >
      {changes.length === 0 ? (
        <Empty title={t('model.drafts.changes.none')} />
      ) : (
        <Table
          caption={t('model.drafts.changes')}
          tight
          columns={(['about', 'what', 'who'] as const).map((one) => ({ label: t(`model.drafts.changes.${one}`) }))}
          rows={changes.map((change) => {
            const place = byAbout.get(change.about)
            return {
              cells: [
                place ? <a href={partHref(draft.id, place.about)}>{placeName(t, place)}</a> : goneName(t, change.about),
                [t(`model.drafts.changes.${change.what}`), ...labels(change), change.reason].filter(Boolean).join(', '),
                [showInstant(change.at), change.by].filter(Boolean).join(', '),
              ],
            }
          })}
        />
      )}
    </Section>
  )
}
