import { hasQuorum, type Model, type QuorumCount } from '#model'
import { useReader } from '#platform'
import { Note } from '#platform/ui'
import { sayQuorum, sayQuorumAsked } from './quorum-words.ts'

type Props = { readonly model: Model; readonly quorum: QuorumCount | null }

/** Whether those who are there may decide, and who is missing for it. Nothing where the model asks for no quorum. */
export function QuorumNote({ model, quorum }: Props) {
  const { t, locale } = useReader()
  if (quorum === null) return null
  const met = hasQuorum(quorum)
  const words = sayQuorum(quorum, { t, locale, model })
  return (
    <Note kind={met ? 'ok' : 'turn'} title={t('casework.quorum.title')} text={words.join(' ')}>
      {!met && <p>{t('casework.quorum.without')}</p>}
    </Note>
  )
}

/** What a meeting to come needs, and that those invited are too few for it where that is so. */
export function QuorumAsked({ model, quorum, all }: Props & { readonly all: QuorumCount | null }) {
  const { t, locale } = useReader()
  if (quorum === null) return null
  const reach = all === null || hasQuorum(all)
  const words = sayQuorumAsked(quorum, { t, locale, model })
  return (
    <Note kind={reach ? 'info' : 'turn'} title={t('casework.quorum.title')} text={words.join(' ')}>
      {!reach && <p>{t('casework.quorum.out_of_reach')}</p>}
    </Note>
  )
}
