import type { PropsWithChildren } from 'hono/jsx'
import { useReader } from '#platform'
import { ButtonLink, Columns, Head, Lines, More, Note, Section, Stack, Tag } from '#platform/ui'
import { AttachmentsBelow } from '../attachments/attachments-below.tsx'
import { comparePage } from '../compare/compare.page.tsx'
import { sayQuorumAsked } from '../compare/say-quorum.ts'
import { NotWorkingHere } from '../consultation/work/not-working-link.tsx'
import type { LocalAmounts, Model, ProvenanceView } from '../definition/model.domain.ts'
import { CitedFrom } from '../dependants/cited-from.tsx'
import type { CitingDependant } from '../dependants/dependants.query.server.ts'
import type { Evidence } from '../evidence/evidence.query.server.ts'
import { EvidenceBeside } from '../evidence/evidence-beside.tsx'
import { type CitingElement, type Handbook, type HandbookParagraph, handbook } from '../handbook/handbook.domain.ts'
import { StageMap } from '../handbook/stage-map.tsx'
import { StructuredText } from '../handbook/structured-text.tsx'
import { handbookPrint } from '../handbook-out/handbook-print.ts'
import { nameIn } from '../name-in.ts'

type HandbookViewProps = {
  readonly model: Model
  readonly others: readonly string[]
  /** Digests of the files of its paragraphs that are here. */
  readonly attached: ReadonlySet<string>
  /** Whoever works by the model may say what does not work. */
  readonly signedIn?: boolean
  /** What rests on its paragraphs outside the model, by paragraph. */
  readonly dependants?: ReadonlyMap<string, readonly CitingDependant[]>
  /** What practice was under this version, by paragraph, for those who may read it. */
  readonly evidence?: Evidence
}
type HandbookTextProps = HandbookViewProps & { readonly local?: LocalAmounts }

/** The whole handbook on one page: the disclaimer first, then the map of stages, then the paragraphs in their chapters. */
export function HandbookView({ model, others, attached, signedIn, dependants, evidence }: HandbookViewProps) {
  const { t, locale } = useReader()
  const { document } = model
  return (
    <div class="stack-l">
      <Head title={nameIn(document.name, locale)} over={t('model.handbook.over', { version: document.version })}>
        <Tag>{t(`model.status.${document.status}`)}</Tag>
        <ButtonLink href={comparePage.at({ modelId: document.id }, { to: document.version })}>
          {t('model.compare.page.link')}
        </ButtonLink>
        <ButtonLink href={handbookPrint.at({ modelId: document.id, version: document.version })}>
          {t('model.handbook_out.pdf')}
        </ButtonLink>
        <ButtonLink href={handbookPrint.docxAt({ modelId: document.id, version: document.version })}>
          {t('model.handbook_out.docx')}
        </ButtonLink>
      </Head>
      <HandbookText
        model={model}
        others={others}
        attached={attached}
        {...(signedIn ? { signedIn } : {})}
        {...(dependants ? { dependants } : {})}
        {...(evidence ? { evidence } : {})}
      />
    </div>
  )
}

/** The handbook without its heading, with a gmina's own amounts where it has them. */
export function HandbookText({ model, others, attached, local, signedIn, dependants, evidence }: HandbookTextProps) {
  const { t, locale } = useReader()
  const { document } = model
  const book = handbook(model, local)
  return (
    <>
      {book.disclaimer && (
        <Note kind="info" title={t('model.handbook.disclaimer')} text={nameIn(book.disclaimer, locale)} />
      )}
      {locale !== 'pl' && <Note kind="info" text={t('model.handbook.polish_only')} />}
      <Columns kind="lead">
        <Contents book={book} modelId={document.id} others={others} />
        <Stack>
          <StageMaps model={model} />
          {book.chapters.map((chapter) => (
            <Section id={`chapter-${chapter.id}`} title={nameIn(chapter.title, locale)}>
              {chapter.paragraphs.map((paragraph) => (
                <ParagraphText paragraph={paragraph} model={model}>
                  <AttachmentsBelow document={document} attachments={paragraph.attachments} here={attached} />
                  <EvidenceBeside model={model} figures={evidence?.get(paragraph.id) ?? []} months={1} />
                  <CitedFrom dependants={dependants?.get(paragraph.id) ?? []} />
                  {signedIn && (
                    <NotWorkingHere modelId={document.id} version={document.version} clause={paragraph.id} />
                  )}
                </ParagraphText>
              ))}
            </Section>
          ))}
          <Withdrawn book={book} />
        </Stack>
      </Columns>
    </>
  )
}

type ContentsProps = { readonly book: Handbook; readonly modelId: string; readonly others: readonly string[] }

function Contents({ book, modelId, others }: ContentsProps) {
  const { t, locale } = useReader()
  return (
    <nav class="toc" aria-label={t('model.handbook.contents')}>
      {book.chapters.map((chapter) => (
        <a href={`#chapter-${chapter.id}`}>{nameIn(chapter.title, locale)}</a>
      ))}
      {others.map((version) => (
        <a href={`/handbook/${encodeURIComponent(modelId)}/${encodeURIComponent(version)}`}>
          {t('model.handbook.over', { version })}
        </a>
      ))}
    </nav>
  )
}

function StageMaps({ model }: { readonly model: Model }) {
  const { t, locale } = useReader()
  return (
    <>
      {model.process.all.map((process) => {
        const label = t('model.handbook.stages', { process: nameIn(process.name, locale) })
        const words = {
          label,
          asList: t('model.handbook.map.list'),
          done: t('model.handbook.map.done'),
          current: t('model.handbook.map.current'),
          end: t('model.handbook.map.end'),
          previous: t('model.handbook.map.previous'),
        }
        return (
          <Section id={`process-${process.id}`} title={nameIn(process.name, locale)}>
            <StageMap process={process} locale={locale === 'en' ? 'en' : 'pl'} words={words} />
          </Section>
        )
      })}
    </>
  )
}

/** Texts of paragraphs are in Polish whatever language the page is in. */
function ParagraphText({
  paragraph,
  model,
  children,
}: PropsWithChildren<{ readonly paragraph: HandbookParagraph; readonly model: Model }>) {
  const { t } = useReader()
  const { id, title, text, provenance, citedBy } = paragraph
  return (
    <article id={id} class="prose" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} lang="pl">
        <a href={`#${id}`} aria-label={t('model.handbook.paragraph.link', { id })}>
          {id}
        </a>{' '}
        {title}
      </h3>
      <StructuredText text={text} />
      <Provenance provenance={provenance} />
      {citedBy.length > 0 && (
        <More summary={t('model.handbook.cited')}>
          <Lines items={citedBy.map((element) => <Cited element={element} model={model} />)} />
        </More>
      )}
      {children}
    </article>
  )
}

/** Beside every paragraph: read in a source, or assumed by the authors, with their reason and what it leans on. */
export function Provenance({ provenance: { mark, why, sources } }: { readonly provenance: ProvenanceView }) {
  const { t } = useReader()
  return (
    <div class="fine">
      <p>
        <Tag tone={mark === 'found' ? 'ok' : 'info'}>{t(`model.handbook.prov.${mark}`)}</Tag>
      </p>
      {why && (
        <p>
          {t('model.handbook.prov.why')}: <span lang="pl">{why}</span>
        </p>
      )}
      {sources.map(({ title, url }) => (
        <p>
          {t('model.handbook.prov.source')}:{' '}
          {url ? (
            <a href={url} lang="pl" rel="noreferrer">
              {title}
            </a>
          ) : (
            <span lang="pl">{title}</span>
          )}
        </p>
      ))}
    </div>
  )
}

function Cited({ element, model }: { readonly element: CitingElement; readonly model: Model }) {
  const { t, locale } = useReader()
  if (!('name' in element)) return <>{t(`model.handbook.cited.${element.kind}`)}</>
  const quorum = element.kind === 'body' ? sayQuorumAsked(model.body(element.id), { t, locale, model }) : ''
  return (
    <>
      {t(`model.element.${element.kind}`)}: {nameIn(element.name, locale)}
      {quorum && ` (${t('model.compare.aspect.quorum')}: ${quorum})`}
    </>
  )
}

function Withdrawn({ book }: { readonly book: Handbook }) {
  const { t } = useReader()
  if (book.withdrawn.length === 0) return null
  const lines = book.withdrawn.map((one) => (
    <span id={one.id}>
      {t('model.handbook.withdrawn.line', { id: one.id, version: one.in, reason: one.reason })}
      {one.seeAlso.map((id) => (
        <>
          {' '}
          <a href={`#${id}`}>{id}</a>
        </>
      ))}
    </span>
  ))
  return (
    <Section id="withdrawn" title={t('model.handbook.withdrawn')}>
      <Lines items={lines} />
    </Section>
  )
}
