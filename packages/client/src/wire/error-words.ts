import type { VideoErrorCode } from '../video-error.ts'

type Row = readonly [VideoErrorCode, RegExp]

/** What gateways write, and their upstreams: the first row that matches names the error. In lower case. Contract §4. */
const rows: readonly Row[] = [
  ['task_not_found', /task[ _](?:does )?not[ _](?:exist|found)|任[务務]不存在/],
  ['invalid_request', /invalid url \(/],

  [
    'insufficient_quota',
    /insufficient[ _]?(?:account|user|token)?[ _]?(?:quota|balance|funds|credit)|quota[ _](?:is |has been )?(?:not[ _]enough|used up|exhausted)|exceeded your current quota|pre_consume_token_quota|billing_hard_limit|arrearage|overdue|balance is (?:too low|not enough)|credits? (?:balance )?is too low|credits?_?\b[^.;]{0,16}(?:used up|exhausted|insufficient|not enough|run out)|credits?_?insufficient|balance (?:is )?(?:not enough|insufficient|exhausted)/,
  ],
  [
    'insufficient_quota',
    /(?:[余餘][额額]|[额額]度|配[额額]|[积積]分)[^。，,]{0,8}(?:不足|不[够夠]|用[尽盡完]|耗[尽盡])|欠[费費]|[预預]扣[费費][额額]度失[败敗]/,
  ],

  // Of an account, not of a prompt.
  [
    'forbidden',
    /(?:[账帳][号號户戶]|[实實]名|[资資][质質])[^。，,]{0,12}(?:[审審]核|[违違][规規]|封禁)|已被封禁/,
  ],

  // Codes of OpenAI and Azure, new-api, Google, Alibaba, ByteDance.
  [
    'moderated',
    /moderation_blocked|content[ _]policy|content_?(?:filter|violation|moderationerror)|responsible ?ai|sensitive_words|prompt_blocked|violation_fee|prohibited_content|data_?inspection_?failed|ipinfringement|sensitivecontent|riskdetection|(?:input|output|prompt|image|text)[_ ]moderation|safety\.(?:input|output)|new_sensitive|audit\w*(?:illegal|reject|block|fail)|(?:creation|usage|safety)_?policy_?violation/,
  ],
  // OpenAI: "blocked by our moderation system". Google: "violates … usage guidelines". ByteDance: "violates platform rules".
  [
    'moderated',
    /\b(?:blocked|rejected|declined|refused|filtered|flagged|stopped)\b[^.;]{0,50}\b(?:moderation|safety|content (?:filter|policy|review|check)|usage polic|guidelines|illegal|sexual|(?<!case[- ]|time[- ])sensitive|nsfw|inappropriate|unsafe|prohibited)|violat\w*[^.;]{0,40}\b(?:content|usage|safety|community|platform|responsible ai|prohibited use|acceptable use)\b[^.;]{0,25}\b(?:polic|guideline|practice|rule|standard)|violat\w* (?:our|the|openai's|google's) (?:polic|guideline)/,
  ],
  // Alibaba: "Green net check failed", "inappropriate content". ByteDance: "sensitive information", "copyright restrictions".
  [
    'moderated',
    /\b(?:inappropriate|sensitive|prohibited|disallowed|forbidden|unsafe|harmful|nsfw) (?:content|information|material|words?)\b(?!.type)|green net|ip infringement|copyright restriction|may contain real person|safety (?:filter|system|check|polic)\w*(?! (?:level|setting|param))|support codes?: ?\d|celebrit|moderation failed|fail\w* to pass [^.;]{0,20}(?:risk|moderation|review|audit|safety|content)|(?:did|does) not pass [^.;]{0,20}(?:risk control|moderation|review|audit|safety)/,
  ],
  [
    'moderated',
    /敏感(?:[内內]容|信息|[资資][讯訊]|[词詞])|[含涉][^。，,]{0,4}敏感|(?:[审審][核查]|[检檢][测測])[^。，,]{0,3}[未没沒不][能有予]?通[过過]|(?:[未没沒不]|[无無]法)[能有予]?通[过過][^。，,]{0,8}(?:[审審][核查]|[检檢][测測]|[风風]控)|[审審]核(?:拒[绝絕]|[拦攔]截|失[败敗]|[驳駁]回)|(?:安全|[风風]控)[^。，,]{0,8}[拦攔]截/,
  ],
  [
    'moderated',
    /[违違]反[^。，,]{0,24}(?:[内內]容|使用|安全|社[区區群]|平台|法律|相[关關])[^。，,]{0,8}(?:政策|[规規][范範定则則]|[准準][则則]|[条條]款|法[规規])|(?:[内內]容|提示|文本|[图圖]|[视視][频頻]|影片|涉嫌|疑似|[包含]含?)[^。，,]{0,8}(?:[违違][规規法]|侵[权權])|(?:[违違][规規法]|不[当當良]|不[适適][当當宜])的?(?:[内內]容|信息|[资資][讯訊]|[词詞])|支[持援]代[码碼]|包含真人|版[权權]限制/,
  ],

  [
    'model_unavailable',
    /model_?not_?(?:found|exist|open)|model_unavailable|endpointormodel|no (?:available channel|channel available)|unsupported model|models?[ :/]+[^\s]* ?(?:is |was |has been |does )?(?:not (?:found|exist|supported)|deprecated|retired|shut ?down)|[无無]可用渠道|可用渠道不存在|模型[^。，,]{0,30}(?:不存在|不可用|已下[线線]|未[开開]通)/,
  ],
  [
    'unauthorized',
    /invalid_?api_?key|api_key_invalid|api key (?:is |has )?(?:not valid|invalid|expired)|incorrect api key|authentication_?error|unauthenticated|unauthorized|[无無]效的令牌|令牌(?:已[过過]期|[状狀][态態])|未提供令牌/,
  ],
  [
    'rate_limited',
    /rate[ _]?limit|too[ _]many[ _]requests|throttling|resource_?exhausted|saturated|[负負][载載]已[饱飽]和|[频頻]繁/,
  ],
  [
    'gateway_error',
    /[请請]求上游(?:地址)?失[败敗]|上游[请請]求失[败敗]|upstream request failed|do_request_failed/,
  ],
  ['forbidden', /permission|forbidden|access_?denied|not authorized|[无無][权權]|[权權]限/],
]

/** The code that these words stand for, if any. */
export function codeInWords(words: string): VideoErrorCode | undefined {
  return rows.find(([, pattern]) => pattern.test(words))?.[0]
}
