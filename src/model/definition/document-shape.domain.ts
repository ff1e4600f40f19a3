import { agreement, body, category, deadline, ground, param, role, sharing } from './cooperation-shape.domain.ts'
import type { Basket, ModelDocument } from './document.ts'
import { day, localId, name, VERSION } from './element-shape.domain.ts'
import { form, modelList } from './form-shape.domain.ts'
import { attachment, chapter, group, source, withdrawn } from './handbook-shape.domain.ts'
import { basket, indicator, localisable, review } from './indicator-shape.domain.ts'
import { outcome, process } from './process-shape.domain.ts'
import { integer, list, matching, oneOf, optional, orNull, record } from './shape.domain.ts'

const version = matching(VERSION, 'potrzebna jest wersja w zapisie 1.0')

/** The whole file (FORMAT.md, section 3). */
export const modelDocument = record<ModelDocument>({
  format: { ...oneOf(['kooperacja-model/1'], 'bad_format'), missing: 'bad_format' },
  id: localId,
  version,
  name,
  language: oneOf(['pl']),
  status: oneOf(['working', 'official', 'withdrawn']),
  disclaimer: optional(name),
  appliesTo: record<ModelDocument['appliesTo']>({
    gminaKinds: list(oneOf(['rural', 'urban_rural', 'urban']), 'bad_value'),
    minInhabitants: optional(integer(0)),
  }),
  validFrom: day,
  supersedes: orNull(version),
  sources: list(source),
  groups: list(group),
  handbook: record<ModelDocument['handbook']>({
    chapters: list(chapter),
    withdrawn: list(withdrawn),
    attachments: optional(list(attachment)),
  }),
  bodies: list(body),
  roles: list(role),
  categories: list(category),
  grounds: list(ground),
  sharing: list(sharing),
  agreements: list(agreement),
  params: list(param),
  deadlines: list(deadline),
  lists: list(modelList),
  forms: list(form),
  outcomes: list(outcome),
  processes: list(process),
  basket: orNull<Basket>(basket),
  reviews: list(review),
  indicators: list(indicator),
  localisable: list(localisable),
})
