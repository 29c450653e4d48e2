package io.medsettle.server.problem;

/** A polite refusal at the edge; nothing was changed by what was asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Refusal of(int status, String code, String title, String detail, String next) {
        return new Refusal(Problem.of(status, code, title, detail, next));
    }

    public static Refusal notFound(String what) {
        return of(404, "not-found", "没有找到", what, "请核对单号后再查询");
    }
}
