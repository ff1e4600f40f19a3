import { showDate, showInstant, useReader } from '#platform'
import { Empty, KeyValues, Section, Table, Timeline } from '#platform/ui'
import { documentPath } from '../document-paths.ts'
import { CHANNEL_LABELS } from './letter-words.ts'
import type { LetterPage } from './own-letter.query.server.ts'

type Props = { readonly loaded: LetterPage }

/** How an issued letter went. */
export function Proofs({ loaded: { proofs, letter, frame } }: Props) {
  const { t } = useReader()
  const title = t('casework.own_letter.proofs')
  return (
    <Section id="proofs" title={title} note={t('casework.own_letter.proofs_note')}>
      {proofs.length === 0 ? (
        <Empty title={t('casework.own_letter.proofs_none')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.own_letter.channel') },
            { label: t('casework.own_letter.on_day') },
            { label: t('casework.own_letter.reference') },
            { label: t('casework.own_letter.evidence') },
            { label: t('casework.own_letter.noted_by') },
          ]}
          rows={proofs.map((one) => ({
            cells: [
              t(CHANNEL_LABELS[one.channel]),
              showDate(one.onDay),
              one.reference,
              one.fileKind && (
                <a href={documentPath.proofFile(frame.caseId, letter.id, one.id)}>
                  {t('casework.own_letter.evidence_file')}
                </a>
              ),
              one.by,
            ],
          }))}
        />
      )}
    </Section>
  )
}

/** How the letter addresses its recipient and who signed it: a print made later says the same. */
export function AsIssued({ loaded: { letter, paper } }: Props) {
  const { t } = useReader()
  const { address, salutation, subject, signer, signerFunction } = letter.words
  const shown = [
    { term: t('casework.own_letter.to'), value: [paper.recipient, address].filter(Boolean).join(', ') },
    { term: t('casework.own_letter.salutation'), value: salutation },
    { term: t('casework.own_letter.subject'), value: subject },
    { term: t('casework.own_letter.signer'), value: [signer, signerFunction].filter(Boolean).join(', ') },
  ]
  return (
    <Section id="as-issued" title={t('casework.own_letter.as_issued')} note={t('casework.own_letter.as_issued_note')}>
      <KeyValues items={shown} />
    </Section>
  )
}

/** What became of the letter, the newest first. */
export function LetterHistory({ loaded: { letter, proofs } }: Props) {
  const { t } = useReader()
  const sent = proofs.map(({ channel, onDay, by, notedAt }) => ({
    content: `${t('casework.own_letter.history.sent', { how: t(CHANNEL_LABELS[channel]), day: showDate(onDay) })} · ${by}, ${showInstant(notedAt)}`,
  }))
  const issued = letter.issuedOn
    ? [
        {
          content: `${t('casework.own_letter.history.issued', { number: letter.number ?? '' })} · ${letter.issuedBy ?? ''}, ${showDate(letter.issuedOn)}`,
        },
      ]
    : []
  const begun = {
    content: `${t('casework.own_letter.history.begun')} · ${letter.writtenBy}, ${showInstant(letter.writtenAt)}`,
  }
  return (
    <Section id="history" title={t('casework.own_letter.history')}>
      <Timeline items={[...sent.toReversed(), ...issued, begun]} />
    </Section>
  )
}
