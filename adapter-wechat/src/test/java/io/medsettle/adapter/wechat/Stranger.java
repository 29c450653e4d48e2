package io.medsettle.adapter.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import io.medsettle.ports.callback.RawCallback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** WeChat's own client as the merchant, sent to the simulator instead of where it would go. Knows the system's clock only. */
final class Stranger {
    final RSAPublicKeyConfig config;
    final HttpClient client;

    Stranger(Hospital hospital) {
        config = new RSAPublicKeyConfig.Builder()
                .merchantId(Sample.MCHID)
                .privateKey(Sample.MERCHANT.getPrivate())
                .merchantSerialNumber(Sample.SERIAL)
                .publicKey(hospital.wechat.publicKeyPem())
                .publicKeyId(hospital.wechat.publicKeyId())
                .apiV3Key(Sample.API_V3_KEY.reveal())
                .build();
        URI there = hospital.wechat.base();
        OkHttpClient detour = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    HttpUrl url = chain.request()
                            .url()
                            .newBuilder()
                            .scheme(there.getScheme())
                            .host(there.getHost())
                            .port(there.getPort())
                            .build();
                    Response response =
                            chain.proceed(chain.request().newBuilder().url(url).build());
                    return response.newBuilder()
                            .headers(asWechatWrites(response.headers()))
                            .build();
                })
                .build();
        client = new DefaultHttpClientBuilder()
                .config(config)
                .okHttpClient(detour)
                .build();
    }

    /** It looks headers up as WeChat spells them, which a server of the JDK does not; to HTTP they are the same. */
    private static Headers asWechatWrites(Headers headers) {
        Headers.Builder spelled = new Headers.Builder();
        headers.forEach(header -> {
            String rest = header.getFirst().toLowerCase(Locale.ROOT);
            Matcher starts = Pattern.compile("(^|-)([a-z])").matcher(rest);
            spelled.add(
                    starts.replaceAll(start -> start.group(1) + start.group(2).toUpperCase(Locale.ROOT)),
                    header.getSecond());
        });
        return spelled.build();
    }

    /** Verifies and opens a callback as its makers do. */
    <T> T read(RawCallback raw, Class<T> page) {
        RequestParam param = new RequestParam.Builder()
                .serialNumber(header(raw, "wechatpay-serial"))
                .nonce(header(raw, "wechatpay-nonce"))
                .timestamp(header(raw, "wechatpay-timestamp"))
                .signature(header(raw, "wechatpay-signature"))
                .signType(header(raw, "wechatpay-signature-type"))
                .body(new String(raw.body(), StandardCharsets.UTF_8))
                .build();
        return new NotificationParser(config).parse(param, page);
    }

    private static String header(RawCallback raw, String name) {
        return raw.headers().getOrDefault(name, List.of("")).get(0);
    }
}
