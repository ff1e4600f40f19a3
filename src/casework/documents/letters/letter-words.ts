import type { MessageKey } from '#platform'
import type { LetterField } from './letter-fields.domain.ts'
import type { Channel } from './proof.domain.ts'

export const CHANNEL_LABELS: Readonly<Record<Channel, MessageKey>> = {
  post: 'casework.own_letter.channel.post',
  e_delivery: 'casework.own_letter.channel.e_delivery',
  in_person: 'casework.own_letter.channel.in_person',
  e_mail_notice: 'casework.own_letter.channel.e_mail_notice',
}

/** What each field of a template says. */
export const FIELD_MEANINGS: Readonly<Record<LetterField, MessageKey>> = {
  nadawca: 'casework.template.field.nadawca',
  nadawca_adres: 'casework.template.field.nadawca_adres',
  miejscowosc: 'casework.template.field.miejscowosc',
  data: 'casework.template.field.data',
  znak: 'casework.template.field.znak',
  adresat: 'casework.template.field.adresat',
  adresat_adres: 'casework.template.field.adresat_adres',
  zwrot: 'casework.template.field.zwrot',
  dotyczy: 'casework.template.field.dotyczy',
  tresc: 'casework.template.field.tresc',
  zalaczniki: 'casework.template.field.zalaczniki',
  do_wiadomosci: 'casework.template.field.do_wiadomosci',
  podpis: 'casework.template.field.podpis',
  stanowisko: 'casework.template.field.stanowisko',
  rodo: 'casework.template.field.rodo',
  osoby: 'casework.template.field.osoby',
  dorosli: 'casework.template.field.dorosli',
  dzieci: 'casework.template.field.dzieci',
  cele: 'casework.template.field.cele',
  dzialania: 'casework.template.field.dzialania',
  dzialania_adresata: 'casework.template.field.dzialania_adresata',
  termin_planu: 'casework.template.field.termin_planu',
  etap: 'casework.template.field.etap',
  kod_sprawy: 'casework.template.field.kod_sprawy',
}
