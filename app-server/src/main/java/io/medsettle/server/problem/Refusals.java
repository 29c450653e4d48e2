package io.medsettle.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.medsettle.ports.store.StoreUnavailable;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong at the edge into a problem detail without a word from inside. */
@Controller
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    static final MediaType PROBLEM = MediaType.of("application/problem+json");

    static HttpResponse<Problem> answer(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(PROBLEM);
    }

    @Error(global = true)
    HttpResponse<Problem> refusal(Refusal refusal) {
        return answer(refusal.problem());
    }

    @Error(global = true)
    HttpResponse<Problem> malformed(JsonProcessingException e) {
        String field = e instanceof JsonMappingException m && !m.getPath().isEmpty()
                ? m.getPath().get(m.getPath().size() - 1).getFieldName()
                : null;
        Problem problem = Problem.of(
                400,
                "malformed",
                "请求内容无法读取",
                field == null ? "请求体不是合法的 JSON" : "字段 " + field + " 的类型不对",
                "请按接口文档改正后重新提交");
        return answer(field == null ? problem : problem.at(field));
    }

    @Error(global = true)
    HttpResponse<Problem> malformed(ConversionErrorException e) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return malformed(json);
        }
        return answer(
                Problem.of(400, "malformed", "请求内容无法读取", "字段 " + e.getArgument().getName() + " 的类型不对", "请按接口文档改正后重新提交")
                        .at(e.getArgument().getName()));
    }

    @Error(global = true)
    HttpResponse<Problem> malformed(JsonSyntaxException e) {
        return answer(notJson());
    }

    /** The framework's words for a body that is a bare number where an object is wanted. */
    @Error(global = true)
    HttpResponse<Problem> malformed(HttpRequest<?> request, IllegalArgumentException e) {
        boolean reading = Arrays.stream(e.getStackTrace()).limit(12).anyMatch(f -> f.getClassName()
                .startsWith("com.fasterxml.jackson.databind.deser."));
        return reading ? answer(notJson()) : bug(request, e);
    }

    private static Problem notJson() {
        return Problem.of(400, "malformed", "请求内容无法读取", "请求体不是合法的 JSON 对象", "请按接口文档改正后重新提交");
    }

    @Error(global = true)
    HttpResponse<Problem> missing(UnsatisfiedRouteException e) {
        return missing(e.getArgument().getName());
    }

    @Error(global = true)
    HttpResponse<Problem> missing(UnsatisfiedArgumentException e) {
        return missing(e.getArgument().getName());
    }

    private static HttpResponse<Problem> missing(String name) {
        return answer(Problem.of(400, "missing", "缺少内容", "缺少 " + name, "请按接口文档补齐后重新提交")
                .at(name));
    }

    @Error(global = true)
    HttpResponse<Problem> invalid(ConstraintViolationException e) {
        ConstraintViolation<?> first = e.getConstraintViolations().stream()
                .min(java.util.Comparator.comparing(v -> v.getPropertyPath().toString()))
                .orElseThrow();
        String path = first.getPropertyPath().toString();
        String field = path.substring(path.indexOf('.') + 1);
        return answer(
                Problem.of(400, "invalid", "内容不符合要求", "字段 " + field + " " + words(first.getMessage()), "请按接口文档改正后重新提交")
                        .at(field));
    }

    /** The library's own messages are English; ours are Chinese already. */
    private static String words(String message) {
        if (message.startsWith("must not be")) {
            return "不能为空";
        }
        if (message.startsWith("size must be")) {
            return "长度或个数不符合要求";
        }
        return message.startsWith("must ") ? "不符合要求" : message;
    }

    @Error(global = true)
    HttpResponse<Problem> tooLarge(ContentLengthExceededException e) {
        return answer(Problem.of(413, "too-large", "请求太大", "请求内容超过上限", "请减少内容后重新提交"));
    }

    @Error(global = true)
    HttpResponse<Problem> tooMuch(BufferLengthExceededException e) {
        return answer(Problem.of(413, "too-large", "请求太大", "请求内容超过上限", "请减少内容后重新提交"));
    }

    @Error(global = true)
    HttpResponse<Problem> noStore(StoreUnavailable e) {
        LOG.error("the database could not be reached: {}", e.getMessage());
        return answer(Problem.of(503, "store-unavailable", "数据库暂不可用", "暂时无法读写结算数据", "请稍后用同一个 Idempotency-Key 重试")
                .money("已发生的资金变动都已记录, 恢复后自动继续"));
    }

    @Error(global = true)
    HttpResponse<Problem> status(HttpStatusException e) {
        return answer(ofStatus(e.getStatus()));
    }

    @Error(status = HttpStatus.NOT_FOUND, global = true)
    HttpResponse<Problem> noAddress(HttpRequest<?> request) {
        return answer(ofStatus(HttpStatus.NOT_FOUND));
    }

    @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
    HttpResponse<Problem> noMethod(HttpRequest<?> request) {
        return answer(ofStatus(HttpStatus.METHOD_NOT_ALLOWED));
    }

    @Error(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, global = true)
    HttpResponse<Problem> noMedia(HttpRequest<?> request) {
        return answer(ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
    }

    @Error(status = HttpStatus.NOT_ACCEPTABLE, global = true)
    HttpResponse<Problem> noAccept(HttpRequest<?> request) {
        return answer(ofStatus(HttpStatus.NOT_ACCEPTABLE));
    }

    private static Problem ofStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(404, "no-address", "没有这个地址", "没有这个接口地址", "请核对接口文档");
            case METHOD_NOT_ALLOWED -> Problem.of(405, "no-method", "方法不对", "这个地址不接受此方法", "请核对接口文档");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(415, "no-media", "内容类型不对", "只接受 application/json", "请改用 JSON");
            case REQUEST_ENTITY_TOO_LARGE -> Problem.of(413, "too-large", "请求太大", "请求内容超过上限", "请减少内容后重新提交");
            default -> Problem.of(status.getCode(), "status-" + status.getCode(), "请求未能处理", "请求未能处理", "请核对接口文档");
        };
    }

    /** Which route it was is logged, not the address itself: numbers of sessions and orders stand in addresses. */
    @Error(global = true)
    HttpResponse<Problem> bug(HttpRequest<?> request, Throwable e) {
        String trace = UUID.randomUUID().toString();
        String route = BasicHttpAttributes.getUriTemplate(request).orElse("(no route)");
        LOG.error("unexpected, {} {}, trace {}", request.getMethodName(), route, trace, e);
        return answer(Problem.of(500, "internal", "系统内部错误", "系统内部错误, 追踪号 " + trace, "请用同一个 Idempotency-Key 重试, 或联系信息科")
                .money("已发生的资金变动都已记录, 会自动继续; 以查询结果为准"));
    }
}
