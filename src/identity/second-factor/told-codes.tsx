import { type T, useReader } from '#platform'
import { ButtonLink, Head, Note, Sheet } from '#platform/ui'

type Told = { readonly codes: readonly string[]; readonly back: string }

/** New recovery codes, in answer to the form that made them and never again. */
export const tellCodes = ({ value, t }: { readonly value: Told; readonly t: T }) => ({
  title: t('identity.recovery_codes.once.title'),
  view: <ToldCodes {...value} />,
})

function ToldCodes({ codes, back }: Told) {
  const { t } = useReader()
  return (
    <div class="prose">
      <Head title={t('identity.recovery_codes.once.title')} />
      <Note kind="turn" text={t('identity.recovery_codes.once')} />
      <p>{t('identity.recovery_codes.once.use')}</p>
      <Sheet>
        <p>
          <strong>{t('identity.recovery_codes.whose')}</strong>
        </p>
        <ol>
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Sheet>
      <p>
        <ButtonLink kind="main" href={back}>
          {t('identity.recovery_codes.done')}
        </ButtonLink>
      </p>
    </div>
  )
}
