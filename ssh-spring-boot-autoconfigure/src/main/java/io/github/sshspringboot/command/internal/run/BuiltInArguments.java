/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.command.internal.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.sshspringboot.command.SshAgent;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.io.PlainOutput;
import io.github.sshspringboot.command.internal.model.ArgumentSource;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.ClassUtils;

/**
 * {@link ArgumentSource} for parameters that every run of a command provides.
 */
public final class BuiltInArguments implements ArgumentSource {

	private static final Map<Class<?>, Function<DefaultCommandContext, @Nullable Object>> VALUES = Map.ofEntries(
			Map.entry(SshCommandContext.class, (run) -> run),
			Map.entry(SshTerminal.class, DefaultCommandContext::getTerminal),
			Map.entry(SshConnection.class, DefaultCommandContext::getConnection),
			Map.entry(SshAgent.class, DefaultCommandContext::getAgent),
			Map.entry(SshUserKey.class, DefaultCommandContext::getUserKey),
			Map.entry(SshCertificate.class, DefaultCommandContext::getCertificate),
			Map.entry(Authentication.class, DefaultCommandContext::getAuthentication),
			Map.entry(Principal.class, DefaultCommandContext::getAuthentication),
			Map.entry(InputStream.class, DefaultCommandContext::getInput),
			Map.entry(Reader.class, DefaultCommandContext::getReader),
			Map.entry(OutputStream.class, DefaultCommandContext::getOutput),
			Map.entry(PrintWriter.class, DefaultCommandContext::getWriter),
			Map.entry(PageTerminal.class, (run) -> run.getIo().pages()),
			Map.entry(PlainOutput.class, DefaultCommandContext::getPlainOutput),
			Map.entry(Locale.class, DefaultCommandContext::getLocale));

	private final ExpressionParser expressions = new SpelExpressionParser();

	@Override
	public boolean supports(MethodParameter parameter) {
		return VALUES.containsKey(parameter.getParameterType()) || principalAnnotation(parameter) != null;
	}

	@Override
	public @Nullable Object resolve(MethodParameter parameter, DefaultCommandContext run) {
		AuthenticationPrincipal annotation = principalAnnotation(parameter);
		if (annotation != null) {
			return resolvePrincipal(annotation, parameter, run);
		}
		Function<DefaultCommandContext, @Nullable Object> source = VALUES.get(parameter.getParameterType());
		Object value = (source != null) ? source.apply(run) : null;
		return (value == null && !parameter.isOptional()) ? substitute(parameter.getParameterType(), run) : value;
	}

	private static Object substitute(Class<?> type, DefaultCommandContext run) {
		if (type == SshAgent.class) {
			throw new SshCommandException(
					run.getCommandName() + ": there is no agent. Connect with ssh -A, if this server permits it");
		}
		if (type == SshUserKey.class || type == SshCertificate.class) {
			throw new SshCommandException(
					run.getCommandName() + ": log in with " + ((type == SshUserKey.class) ? "a key" : "a certificate"),
					ExitStatus.DENIED);
		}
		return run.getTerminalOrNone();
	}

	private static @Nullable AuthenticationPrincipal principalAnnotation(MethodParameter parameter) {
		return MergedAnnotations.from(parameter.getParameterAnnotations())
			.get(AuthenticationPrincipal.class)
			.synthesize(MergedAnnotation::isPresent)
			.orElse(null);
	}

	private @Nullable Object resolvePrincipal(AuthenticationPrincipal annotation, MethodParameter parameter,
			DefaultCommandContext run) {
		Object principal = run.getAuthentication().getPrincipal();
		if (!annotation.expression().isEmpty()) {
			principal = this.expressions.parseExpression(annotation.expression()).getValue(principal);
		}
		if (ClassUtils.isAssignableValue(parameter.getParameterType(), principal)) {
			return principal;
		}
		if (annotation.errorOnInvalidType()) {
			throw new ClassCastException("The principal is not of type " + parameter.getParameterType().getName());
		}
		return null;
	}

}
