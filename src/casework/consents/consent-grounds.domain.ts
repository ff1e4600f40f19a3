import type { Ground, GroundKind, Model } from '#model'

/** Grounds that rest on what somebody agreed to. */
const AGREED: readonly GroundKind[] = ['consent', 'secrecy_release']

export const restsOnConsent = ({ kind }: Pick<Ground, 'kind'>): boolean => AGREED.includes(kind)
export const consentGrounds = (model: Model): readonly Ground[] => model.ground.all.filter(restsOnConsent)
