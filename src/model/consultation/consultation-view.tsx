import { useReader } from '#platform'
import { ButtonLink, Crumbs, Head, Note, Section, Stack } from '#platform/ui'
import { RedlineText } from '../compare/redline.tsx'
import type { Consultation } from './consultation.query.server.ts'
import {
  answersPath,
  CONSULTATIONS,
  consultationPath,
  MY_REMARKS,
  remarkFormPath,
  reportPath,
  teamTablePath,
} from './consultation-paths.ts'
import { nameOf, placeOptions, stateWords } from './consultation-words.ts'
import { WHOLE } from './consulted-text.domain.ts'
import { type ChapterBeside, type ParagraphBeside, textBeside } from './redline.ts'

type ViewProps = { readonly consultation: Consultation; readonly whole: boolean; readonly signedIn: boolean }

/** The text as people are asked about it: what changed first, the whole on demand. */
export function ConsultationView({ consultation, whole, signedIn }: ViewProps) {
  const { t } = useReader()
  const { id, before, beforeVersion, state, takesMine, can, text } = consultation
  const name = nameOf(t, consultation)
  return (
    <Stack>
      <Crumbs items={[{ label: t('model.consultation.title'), href: CONSULTATIONS }, { label: name }]} />
      <Head title={name} over={t(`model.consultation.state.${state}`)} lead={stateWords(t, consultation)}>
        {can.answer && <ButtonLink href={teamTablePath(id)}>{t('model.consultation.team.link')}</ButtonLink>}
        {takesMine && (
          <ButtonLink kind="main" icon="message-2" href={remarkFormPath(id, WHOLE)}>
            {t('model.consultation.remark_whole')}
          </ButtonLink>
        )}
      </Head>
      {text.disclaimer && <Note kind="info" title={t('model.handbook.disclaimer')} text={text.disclaimer} />}
      {state === 'closed' && (
        <p>
          <a href={answersPath(id)}>{t('model.consultation.answers.link')}</a>
          {' · '}
          <a href={reportPath(id)}>{t('model.consultation.report.link')}</a>
        </p>
      )}
      {signedIn && (
        <p>
          <a href={MY_REMARKS}>{t('model.consultation.mine.link')}</a>
        </p>
      )}
      <Section id="invitation" title={t('model.consultation.invitation')}>
        <p class="prose pre-line">{consultation.invitation}</p>
      </Section>
      <Section
        id="text"
        title={
          before
            ? t('model.consultation.text.compared', { version: beforeVersion ?? '' })
            : t('model.consultation.text')
        }
        {...(before ? { link: otherWay(consultationPath(id), whole, t) } : {})}
      >
        <Text consultation={consultation} whole={whole || !before} />
      </Section>
      {takesMine && text.elements.length > 0 && <Elements consultation={consultation} />}
    </Stack>
  )
}

const otherWay = (path: string, whole: boolean, t: ReturnType<typeof useReader>['t']) =>
  whole
    ? { href: `${path}#text`, label: t('model.consultation.text.changed_only') }
    : { href: `${path}?text=whole#text`, label: t('model.consultation.text.all') }

function Text({ consultation, whole }: { readonly consultation: Consultation; readonly whole: boolean }) {
  const { t } = useReader()
  const chapters = textBeside(consultation.text, consultation.before)
    .map((chapter) => ({
      ...chapter,
      paragraphs: chapter.paragraphs.filter(({ change }) => whole || change !== 'unchanged'),
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
  if (chapters.length === 0) return <p>{t('model.consultation.text.same')}</p>
  return (
    <>
      {consultation.before && (
        <p class="key">
          <span>
            <ins>{t('model.consultation.text.added')}</ins>
          </span>
          <span>
            <del>{t('model.consultation.text.deleted')}</del>
          </span>
        </p>
      )}
      <div class="doc marked" lang="pl">
        {chapters.map((chapter) => (
          <Chapter chapter={chapter} consultation={consultation} />
        ))}
      </div>
    </>
  )
}

const Chapter = ({
  chapter,
  consultation,
}: {
  readonly chapter: ChapterBeside
  readonly consultation: Consultation
}) => (
  <>
    <h3 id={`chapter-${chapter.id}`}>{chapter.title}</h3>
    {chapter.paragraphs.map((paragraph) => (
      <Paragraph paragraph={paragraph} consultation={consultation} />
    ))}
  </>
)

/** Marks are told in words too: a screen reader reads "added" and "removed" around each. */
function Paragraph({
  paragraph,
  consultation,
}: {
  readonly paragraph: ParagraphBeside
  readonly consultation: Consultation
}) {
  const { t } = useReader()
  const { id, title, change, text } = paragraph
  const place = `${id} ${title}`.trim()
  return (
    <div class="rl" id={id}>
      <strong>{id}</strong>
      <div>
        <h4>{title}</h4>
        {consultation.before && <p class="fine">{t(`model.consultation.text.${change}`)}</p>}
        <RedlineText blocks={text} />
      </div>
      {consultation.takesMine && change !== 'removed' && (
        <p>
          <a href={remarkFormPath(consultation.id, id)}>{t('model.consultation.remark_here', { place })}</a>
        </p>
      )}
    </div>
  )
}

/** Stages, steps and deadlines are many: they are chosen on the page of the remark. */
function Elements({ consultation: { id, text } }: { readonly consultation: Consultation }) {
  const { t } = useReader()
  const first = placeOptions(t, text).find(({ value }) => text.elements.some((one) => one.id === value))
  return (
    <Section id="elements" title={t('model.consultation.elements')}>
      <p>
        <a href={remarkFormPath(id, first?.value ?? WHOLE)}>{t('model.consultation.remark_element')}</a>
      </p>
    </Section>
  )
}
