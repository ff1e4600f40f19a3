import { everyone, follows, holds, policy, rel, system } from '#platform'

const administers = holds('authz.i_administer')
const keeps = [administers, system('setup')]
const leads = rel('model_id', 'authz.models_i_lead')
const registered = (table: string) =>
  policy({
    table,
    rules: { read: [everyone], load: [...keeps, rel('version_id', 'authz.versions_i_lead')] },
    rowSecurity: { select: ['read'], insert: ['load'] },
  })

/** A published model is public: the handbook is for everybody. */
export const versionPolicy = policy({
  table: 'model.version',
  rules: { read: [everyone], load: [...keeps, leads] },
  rowSecurity: { select: ['read'], insert: ['load'] },
})
export const grantedPolicy = registered('model.granted')
export const rolePolicy = registered('model.role')
export const formPolicy = registered('model.form')
export const categoryPolicy = registered('model.category')
export const agreementTypePolicy = registered('model.agreement_type')

export const adoptionPolicy = policy({
  table: 'model.adoption',
  rules: { read: [everyone], adopt: [...keeps, rel('unit_code', 'authz.units_i_govern')] },
  rowSecurity: { select: ['read'], insert: ['adopt'], update: ['adopt'] },
})

/** The law is public; a row of it is never rewritten, only ended. */
export const legalBasisPolicy = policy({
  table: 'model.legal_basis',
  rules: { read: [everyone], load: keeps },
  rowSecurity: { select: ['read'], insert: ['load'], update: ['load'] },
})

const writes = rel('model_id', 'authz.models_i_write')

/** Who writes a model is named by the administrator or by whoever leads its team. */
export const writerPolicy = policy({
  table: 'model.writer',
  rules: { read: [...keeps, writes], name: [...keeps, leads] },
  rowSecurity: { select: ['read'], insert: ['name'], update: ['name'] },
})

/** A draft belongs to the model's team until it is consulted; the first draft of a model is begun by the administrator. */
export const draftPolicy = policy({
  table: 'model.draft',
  rules: { read: [...keeps, writes], write: [...keeps, writes], decide: [...keeps, leads] },
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

export const draftChangePolicy = policy({
  table: 'model.draft_change',
  rules: { read: [follows('draft_id', 'model.draft')], write: [follows('draft_id', 'model.draft')] },
  rowSecurity: { select: ['read'], insert: ['write'] },
})

/** A file of a draft is its team's; once a published version names it, it is as public as the version. */
export const attachmentPolicy = policy({
  table: 'model.attachment',
  rules: {
    read: [rel('digest', 'authz.attachments_published'), ...keeps, writes],
    add: [...keeps, writes],
  },
  rowSecurity: { select: ['read'], insert: ['add'] },
})

/** By whose act and document a version came to be what it is, anybody may know. */
export const versionActPolicy = policy({
  table: 'model.version_act',
  rules: { read: [everyone], record: [...keeps, leads] },
  rowSecurity: { select: ['read'], insert: ['record'] },
})

export const mappingPolicy = policy({
  table: 'model.mapping',
  rules: { read: [everyone], load: [...keeps, rel('to_id', 'authz.versions_i_lead')] },
  rowSecurity: { select: ['read'], insert: ['load'] },
})

/** What a gmina set is public; it is set by the roles to which the model leaves it, in their own gmina. */
export const localSettingPolicy = policy({
  table: 'model.local_setting',
  rules: { read: [everyone], set: [rel(['unit_code', 'what'], 'authz.settings_i_make'), system('setup')] },
  rowSecurity: { select: ['read'], insert: ['set'], update: ['set'] },
})
