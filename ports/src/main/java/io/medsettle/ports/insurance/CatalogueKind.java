package io.medsettle.ports.insurance;

/** The insurer's catalogues (医保目录, yibao-core §3.2) by what is in them. */
public enum CatalogueKind {
    /** Western drugs and Chinese patent drugs (西药中成药). */
    DRUG,
    /** Pieces of Chinese medicine (中药饮片). */
    HERB,
    /** Granules of Chinese medicine (中药配方颗粒). */
    HERB_GRANULE,
    /** The hospital's own preparations (自制剂). */
    PREPARATION,
    /** Drugs of the nationalities (民族药). */
    ETHNIC_DRUG,
    /** Medical services (医疗服务项目). */
    SERVICE,
    /** The new edition of the medical services. */
    SERVICE_NEW,
    /** Consumables (医用耗材). */
    CONSUMABLE,
    /** Diagnoses (医保版 ICD-10). */
    DIAGNOSIS,
    /** Operations (医保版 ICD-9-CM3). */
    OPERATION,
    /** Chronic and special diseases of out-patients (门诊慢特病). */
    CHRONIC_DISEASE,
    /** Diseases paid as a whole (按病种付费). */
    DISEASE_PAYMENT,
    /** Day surgery (日间手术). */
    DAY_SURGERY,
    /** What the insurer pays for (医保目录). */
    INSURED_ITEM,
    /** Morphology of tumours (肿瘤形态学). */
    TUMOUR,
    /** Diseases of Chinese medicine (中医疾病). */
    TCM_DISEASE,
    /** Syndromes of Chinese medicine (中医证候). */
    TCM_SYNDROME,
    /** Which medical code is which insured item (医疗目录与医保目录匹配). */
    MEDICAL_TO_INSURED,
    /** Which item of the hospital is which medical code (医药机构目录匹配). */
    HOSPITAL_TO_MEDICAL,
    /** Price limits (医保目录限价). */
    PRICE_LIMIT,
    /** Shares that the patient pays first (先自付比例). */
    FIRST_SELF_PAY
}
