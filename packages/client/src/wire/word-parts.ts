/** Splits a gateway's word, whatever joins its parts, into words in lower case. */
export function partsOf(word: string): string[] {
  return word
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
}

/** A set of the words in a text. */
function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** The task as a whole, its work and its product, and vendors: what ends with one of these ends the task. */
const subjects = wordSet(`
  task job status state video generation operation prediction media run workflow pipeline process render result output
  content all fully final overall is has was
  processing generating rendering executing running
  kling sora veo wan seedance runway luma pika vidu minimax hailuo hunyuan mj`)

/** Words in front of a fault that make it no lesser one. */
const grave = wordSet(`
  permanent permanently final finally fatal fatally critical unrecoverable irrecoverable terminal unexpected unexpectedly
  internal system server unknown runtime completely fully successfully totally`)

/** Steps on the way, services beside the task, and parts of its product: what ends with one of these is not the task. */
const steps = wordSet(`
  upload submit submission create queue enqueue dispatch schedule start init setup warmup boot load provision allocate
  check precheck audit review moderation safety validate verify test scan probe
  input image audio prompt text frame keyframe shot scene clip segment chunk tile layer mask model script storyboard
  draft preview thumbnail cover poster watermark subtitle caption voice tts speech lipsync music sound track background
  upscale interpolate enhance encode decode mux transcode stitch merge concat trim crop resize convert compress
  download fetch copy move transfer publish export share archive backup store storage save cdn cache index metadata
  preprocess postprocess postprocessing preprocessing analysis translate enrich
  callback webhook hook notify email mail sms push event log metric report audit
  payment charge billing refund invoice credit quota
  cancel cancellation stop abort delete pause resume kill termination revoke
  poll ping heartbeat sync lock lease network connect connection disk db database redis worker node proxy auth login token request query api retry attempt step stage phase part pass batch item
  first second last previous next pre post half semi almost nearly mostly
  to be until about`)

/** Who says that it is not over, or not for good. */
const hopes = wordSet(`
  retry retries retried retriable retryable attempt again resume requeue recover recoverable fallback failover over safe
  pending waiting wait awaiting queued still soon later once temporary temporarily transient partial partially
  review requested handling`)

const negations = wordSet(
  'not no non never un in without yet isnt wasnt hasnt wont cannot cant could',
)

/** An action, as in `cancellation`, or in what way, as in `temporarily`: none is the name of a vendor. */
const actionOrManner = /(tion|sion|ment|ing|ly|able|ible|ient)$/

/** True for a word that makes a fault no lesser one. */
export function isGrave(part: string): boolean {
  return grave.has(part)
}

export function isHope(part: string): boolean {
  return hopes.has(part) || /^(retry|resum|requeu|recover)/.test(part)
}

export function isNegation(part: string): boolean {
  return negations.has(part)
}

/** True for a word of a step, or of anything that is not over with the word that follows. */
export function isOfStep(part: string): boolean {
  const plain = part.replace(/\d+$/, '')
  const singular = plain.replace(/s$/, '')
  return (
    [plain, singular].some((one) => steps.has(one)) ||
    isNegation(part) ||
    isHope(part) ||
    actionOrManner.test(part)
  )
}

/** True for a word that speaks of the task as a whole; a vendor's may have a number. */
export function isSubject(part: string): boolean {
  return subjects.has(part) || subjects.has(part.replace(/\d+$/, ''))
}
