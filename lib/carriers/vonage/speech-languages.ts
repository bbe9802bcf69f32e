/**
 * Languages that Vonage listens in, as listed in 2021 and still in its libraries of 2026. Case counts for nothing. Mandarin is
 * written in three ways, by documents and libraries that disagree.
 */
export const LISTENING_LANGUAGES: readonly string[] = (
  'af-ZA sq-AL am-ET ar-DZ ar-BH ar-EG ar-IQ ar-IL ar-JO ar-KW ar-LB ar-MA ar-OM ar-QA ' +
  'ar-SA ar-PS ar-TN ar-AE hy-AM az-AZ eu-ES bn-BD bn-IN bg-BG ca-ES zh hr-HR cs-CZ ' +
  'da-DK nl-NL en-AU en-CA en-GH en-IN en-IE en-KE en-NZ en-NG en-PH en-ZA en-TZ en-GB ' +
  'en-US fi-FI fr-CA fr-FR gl-ES ka-GE de-DE el-GR gu-IN he-IL hi-IN hu-HU is-IS id-ID ' +
  'it-IT ja-JP jv-ID kn-IN km-KH ko-KR lo-LA lv-LV lt-LT ms-MY ml-IN mr-IN ne-NP nb-NO ' +
  'fa-IR pl-PL pt-BR pt-PT ro-RO ru-RU sr-RS si-LK sk-SK sl-SI es-AR es-BO es-CL es-CO ' +
  'es-CR es-DO es-EC es-SV es-GT es-HN es-MX es-NI es-PA es-PY es-PE es-PR es-ES es-US ' +
  'es-UY es-VE su-ID sw-KE sw-TZ sv-SE ta-IN ta-MY ta-SG ta-LK te-IN th-TH tr-TR uk-UA ' +
  'ur-IN ur-PK vi-VN zu-ZA ' +
  'cmn-hans-cn zh-cmn-hans-cn'
).split(' ')

const KNOWN = new Set(LISTENING_LANGUAGES.map((language) => language.toLowerCase()))

export const listensIn = (language: string): boolean => KNOWN.has(language.toLowerCase())
