package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;

/** What books are called. */
final class BookWords {
    private BookWords() {}

    static String of(String book) {
        return book.equals(Book.CODES.name()) ? "字典 (编码表)" : of(CatalogueKind.valueOf(book));
    }

    private static String of(CatalogueKind kind) {
        return switch (kind) {
            case DRUG -> "西药中成药";
            case HERB -> "中药饮片";
            case HERB_GRANULE -> "中药配方颗粒";
            case PREPARATION -> "自制剂";
            case ETHNIC_DRUG -> "民族药";
            case SERVICE -> "医疗服务项目";
            case SERVICE_NEW -> "医疗服务项目 (新)";
            case CONSUMABLE -> "医用耗材";
            case DIAGNOSIS -> "诊断 (ICD-10)";
            case OPERATION -> "手术操作 (ICD-9-CM3)";
            case CHRONIC_DISEASE -> "门诊慢特病";
            case DISEASE_PAYMENT -> "按病种付费";
            case DAY_SURGERY -> "日间手术";
            case INSURED_ITEM -> "医保目录";
            case TUMOUR -> "肿瘤形态学";
            case TCM_DISEASE -> "中医疾病";
            case TCM_SYNDROME -> "中医证候";
            case MEDICAL_TO_INSURED -> "医疗目录与医保目录匹配";
            case HOSPITAL_TO_MEDICAL -> "医药机构目录匹配";
            case PRICE_LIMIT -> "医保目录限价";
            case FIRST_SELF_PAY -> "先自付比例";
        };
    }
}
