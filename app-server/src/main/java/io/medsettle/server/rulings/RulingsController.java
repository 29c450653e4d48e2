package io.medsettle.server.rulings;

import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.order.Story;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.api.Printable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.view.StuckOrders;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** 人工裁定: 一人提出, 另一人复核; 金额一律取自结算单, 不由人填写. */
@Validated
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "人工裁定")
public class RulingsController {
    private static final Set<Ruling> MOVING = Set.of(Ruling.TOOK, Ruling.RETURNED_BY_HAND);

    private final StuckOrders stuck;
    private final OrderSearch search;
    private final SettlementDesk settlements;
    private final RulingDesk rulings;

    RulingsController(StuckOrders stuck, OrderSearch search, SettlementDesk settlements, RulingDesk rulings) {
        this.stuck = stuck;
        this.search = search;
        this.settlements = settlements;
        this.rulings = rulings;
    }

    /**
     * 裁定.
     *
     * @param round 轮次, 0 为首轮
     * @param deed 分笔名称, 与所列一致
     * @param ruling TOOK 已收款, NEVER_TOOK 从未收款, RETURNED_BY_HAND 已人工退款, GO_BACK 退回, GO_ON 换号重做, OWED 挂账
     * @param farNumber TOOK 与 RETURNED_BY_HAND 必填: 对方凭证号
     * @param reason 理由
     * @param evidence 证据所在
     */
    @Introspected
    public record Wish(
            @Min(0) @Max(999) int round,
            @NotBlank @Size(max = 40) String deed,
            @NotNull Ruling ruling,

            @Nullable @Size(max = 64) @Printable String farNumber,

            @NotBlank @Size(max = 200) String reason,
            @NotBlank @Size(max = 500) String evidence) {}

    @Get("/stuck-orders")
    @Scope(Scope.FINANCE)
    @Operation(summary = "需人工处理的结算单", description = "按结算单号排列; after 为上一页最后一个结算单号")
    public List<RulingAnswer> list(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") @Pattern(regexp = "([0-9]{8}[0-9A-Z]{8})?", message = "不是结算单号") String after,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int size) {
        return stuck.after(client.org(), after, size).stream()
                .map(id -> search.need(id.text(), client))
                .flatMap(order -> IntStream.range(0, order.rounds().size())
                        .filter(n -> order.round(n).stuck())
                        .mapToObj(n -> RulingAnswer.of(order, n)))
                .toList();
    }

    @Post("/orders/{orderId}/rulings")
    @Scope(Scope.FINANCE)
    @Operation(summary = "提出裁定", description = "只记录, 不动资金; 由另一人复核后生效. 再次提出则替换前一次")
    public HttpResponse<RulingAnswer> propose(
            @PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Wish wish) {
        Order order = search.need(orderId, client);
        DeedView deed = needed(order, wish.round(), wish.deed());
        String farNumber = wish.farNumber() == null ? "" : wish.farNumber();
        boolean moves = MOVING.contains(wish.ruling());
        if (moves && farNumber.isBlank()) {
            throw new Refusal(Problem.of(400, "missing", "缺少凭证号", "裁定资金已收或已退, 须写明对方的凭证号", "请补充 farNumber 后重新提交")
                    .about(orderId)
                    .at("farNumber"));
        }
        if (!wish.ruling().fits(order.round(wish.round()), deed)) {
            throw new Refusal(Problem.of(
                            422,
                            "ruling-does-not-fit",
                            "不能这样裁定",
                            "分笔 " + wish.deed() + " 现在的情况不容 " + wish.ruling() + ": 已收的不能当作未收或重做, 已记账的不能再记, 退费不能撤回",
                            "请按 stuck-orders 所列的原因另选裁定")
                    .about(orderId)
                    .at("ruling")
                    .money("已收 " + Story.words(order.held())));
        }
        Fields fields = Proposal.wish(
                        wish.round(),
                        wish.deed(),
                        wish.ruling(),
                        moves ? deed.parts() : Parts.NONE,
                        farNumber,
                        client.id())
                .with("reason", wish.reason())
                .with("evidence", wish.evidence());
        settlements.note(order.id(), FactKind.RULING_ASKED, fields);
        return HttpResponse.created(RulingAnswer.of(search.need(orderId, client), wish.round()));
    }

    @Post("/orders/{orderId}/rulings/{rulingNo}/approve")
    @Scope(Scope.FINANCE)
    @Operation(summary = "复核裁定", description = "复核人不能是经办人; 复核后立即按裁定继续")
    public RulingAnswer approve(
            @PathVariable String orderId,
            @PathVariable long rulingNo,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = search.need(orderId, client);
        Proposal proposal = IntStream.range(0, order.rounds().size())
                .boxed()
                .flatMap(n -> Proposal.open(order, n).stream())
                .filter(p -> p.line() == rulingNo)
                .findFirst()
                .orElseThrow(() -> overtaken(orderId));
        needed(order, proposal.round(), proposal.fields().get("deed"));
        if (proposal.fields().get("who").equals(client.id())) {
            throw new Refusal(Problem.of(403, "second-person", "须由另一人复核", "裁定由同一人提出", "请另一位有权限的人员复核")
                    .about(orderId));
        }
        Order ruled = rulings.rule(
                        order.id(), proposal.signedBy(client.id()), now -> Proposal.open(now, proposal.round())
                                .filter(proposal::equals)
                                .isPresent())
                .orElseThrow(() -> overtaken(orderId));
        return RulingAnswer.of(ruled, proposal.round());
    }

    private static Refusal overtaken(String orderId) {
        return new Refusal(
                Problem.of(409, "ruling-overtaken", "裁定已失效", "没有待复核的这一裁定: 已被替换, 已复核, 或结算单已不需人工处理", "请重新查看结算单后再定")
                        .about(orderId));
    }

    /** The deed about which a person is called for. */
    private static DeedView needed(Order order, int number, String deed) {
        Round round = number < order.rounds().size() ? order.round(number) : null;
        if (round == null || !round.stuck()) {
            throw new Refusal(Problem.of(409, "not-stuck", "不需人工处理", "结算单的这一轮没有等待人工处理", "请查询结算单的当前状态")
                    .about(order.id().text()));
        }
        if (!round.stuckDeed().isEmpty() && !round.stuckDeed().equals(deed)) {
            throw new Refusal(
                    Problem.of(422, "another-deed", "分笔不符", "须裁定的分笔是 " + round.stuckDeed(), "请按 stuck-orders 所列的分笔提出裁定")
                            .about(order.id().text())
                            .at("deed")
                            .money("已收 " + Story.words(order.held())));
        }
        return round.deed(deed)
                .orElseThrow(() -> new Refusal(Problem.of(422, "no-such-deed", "没有这一分笔", "该轮没有分笔 " + deed, "请核对分笔名称")
                        .about(order.id().text())
                        .at("deed")));
    }
}
