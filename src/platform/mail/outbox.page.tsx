import { useReader } from '../i18n/context.ts'
import { KeyValues } from '../ui/lists.tsx'
import { Empty } from '../ui/notes.tsx'
import { Head } from '../ui/page-parts.tsx'
import { page } from '../web/page.ts'
import { lettersIn } from './outbox.server.ts'
import type { Message } from './transport.server.ts'

/** The letters that a demonstration would have sent. Registered in a demonstration only: everybody reads them. */
export const outboxPage = (folder: string) =>
  page({
    path: '/outbox',
    act: 'platform.mail.read_outbox',
    looking: 'public',
    open: 'public',
    title: ({ t }) => t('mail.outbox.title'),
    load: () => lettersIn(folder),
    view: ({ loaded, t }) => (
      <div class="prose">
        <Head title={t('mail.outbox.title')} lead={t('mail.outbox.lead')} />
        {loaded.length === 0 && <Empty title={t('mail.outbox.empty')} />}
        {loaded.map((letter) => (
          <Letter letter={letter} />
        ))}
      </div>
    ),
  })

const ADDRESS = /(https?:\/\/\S+)/

function Letter({ letter }: { letter: Message }) {
  const { t } = useReader()
  return (
    // No region of the page: many letters have one subject.
    <article class="flow">
      <h2>{letter.subject}</h2>
      <KeyValues items={[{ term: t('mail.outbox.to'), value: letter.to }]} />
      <p class="pre-line">
        {letter.text.split(ADDRESS).map((part) => (ADDRESS.test(part) ? <a href={part}>{part}</a> : part))}
      </p>
    </article>
  )
}
