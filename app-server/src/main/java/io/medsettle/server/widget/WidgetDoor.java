package io.medsettle.server.widget;

import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Set;

/** The component's door: what changes something comes from its own pages, and a page is framed by those of its client alone. */
@ServerFilter("/widget/**")
final class WidgetDoor {
    /** The attribute that names whose ticket a request came with. */
    static final String CLIENT = "medsettle.widget.client";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";
    private static final Set<String> FRAMED = Set.of("iframe", "frame", "embed", "object");

    private final FrameAncestors ancestors;
    private final WidgetAddress address;

    WidgetDoor(FrameAncestors ancestors, WidgetAddress address) {
        this.ancestors = ancestors;
        this.address = address;
    }

    /** Browsers say from where a form comes, and nobody else can make them say it. */
    @RequestFilter
    void refuseFromElsewhere(HttpRequest<?> request) {
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        String from = request.getHeaders().get("Origin");
        if (!reads && (from == null || !from.equals(address.origin()))) {
            throw new Refusal(Problem.of(
                    403,
                    "from-elsewhere",
                    "请求来源不对",
                    "这个请求不是从退费页面发出的",
                    "请在 HIS 中重新打开退费窗口; 框架有 sandbox 属性的须含 allow-same-origin"));
        }
    }

    /**
     * Browsers obey the policy of the answer; this keeps a ticket from being used up in a frame that may not show it.
     *
     * @throws Refusal 403 if it is framed, as far as the browser tells, by a page that is not its client's
     */
    void refuseStrangeFrame(HttpRequest<?> request, Ticket ticket) {
        if (!FRAMED.contains(request.getHeaders().get("Sec-Fetch-Dest", String.class, ""))) {
            return;
        }
        String referer = request.getHeaders().get("Referer", String.class, "");
        List<String> allowed = ancestors.of(ticket.client());
        boolean strange = !referer.isEmpty() && allowed.stream().noneMatch(o -> (referer + "/").startsWith(o + "/"));
        if (allowed.isEmpty() || strange) {
            throw Refusal.of(
                    403,
                    "ticket-elsewhere",
                    "票据不属于这个页面",
                    "这张退费票据是另一个系统取得的, 不能在这个页面中打开",
                    "请在取得票据的系统中打开, 或请信息科核对允许嵌入的地址");
        }
    }

    @ResponseFilter
    void tellBrowser(HttpRequest<?> request, MutableHttpResponse<?> response) {
        List<String> framers =
                request.getAttribute(CLIENT, String.class).map(ancestors::of).orElse(List.of());
        response.header("Content-Security-Policy", POLICY + (framers.isEmpty() ? "'none'" : String.join(" ", framers)));
        if (framers.isEmpty()) {
            response.header("X-Frame-Options", "DENY");
        }
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "same-origin");
        boolean still = request.getPath().startsWith("/widget/assets/");
        response.header("Cache-Control", still ? "max-age=86400" : "no-store");
    }
}
