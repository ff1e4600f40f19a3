import { useReader } from '#platform'
import type { Vault } from '#platform/server'
import { type FormState, Hidden, Section } from '#platform/ui'
import { base32, inGroups } from './base32.domain.ts'
import { appAddress, offeredKey } from './offer.server.ts'
import type { Offered } from './own-offer.query.server.ts'
import { QrPicture } from './qr-picture.tsx'

type Props = { readonly vault: Vault; readonly offered: Offered; readonly form: FormState }

/** The key for an app: as a picture for its camera, as text in groups of four, and as a link for an app on this device. A refused form keeps the key it had. */
export function OfferedKey({ vault, offered, form }: Props) {
  const { t } = useReader()
  const { personId, email, now } = offered
  const sent = [form.values.offer ?? ''].flat()[0] ?? ''
  const kept = offeredKey(vault, personId, sent, now)
  const key = kept ?? offeredKey(vault, personId, offered.offer, now)
  if (!key) throw new Error('a new offer opens')
  const address = appAddress(key, email)
  return (
    <Section id="app" title={t('identity.second_factor.app')}>
      <Hidden name="offer" value={kept ? sent : offered.offer} />
      <p>{t('identity.second_factor.app.text')}</p>
      <p>{t('identity.second_factor.app.qr')}</p>
      <QrPicture text={address} />
      <p>
        {t('identity.second_factor.app.by_hand')}: <code>{inGroups(base32(key))}</code>
      </p>
      <p>
        <a href={address}>{t('identity.second_factor.app.link')}</a>
      </p>
    </Section>
  )
}
