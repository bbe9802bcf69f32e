import { creationPlan, listApplications } from '@/lib/remote/application'
import { answered, carrierRoute } from '@/lib/remote/page-route'

/** The applications that may be taken, and what one would hold that is created. */
export const GET = carrierRoute<{ carrier: string }>('viewer', async ({ params, deps }) => {
  const [plan, all] = await Promise.all([
    creationPlan(deps, params.carrier),
    listApplications(deps, params.carrier),
  ])
  if (!plan.ok) return answered(plan)
  if (!all.ok) return answered(all)
  const applications = all.value.map(({ application: { id, name }, changes }) => ({
    id,
    name,
    comesHere: changes.length === 0,
  }))
  return Response.json({ applications, plan: plan.value })
})
