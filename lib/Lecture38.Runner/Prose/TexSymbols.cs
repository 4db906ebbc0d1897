namespace Lecture38.Runner;

/// <summary>The signs and the named symbols of TeX that formulas may hold.</summary>
internal static class TexSymbols
{
    /// <summary>A sign that stands for itself, or for its better form.</summary>
    public static string? OfSign(char sign) => sign switch
    {
        '-' => "−",
        '*' => "∗",
        '+' or '=' or '<' or '>' or '/' or '(' or ')' or '[' or ']' or '|' or ',' or ';' or ':' or '.' or '!' or '?' => sign.ToString(),
        _ => null,
    };

    /// <summary>The width of a space.</summary>
    public static string? SpaceOf(string name) => name switch
    {
        "," => "0.167em",
        ":" => "0.222em",
        ";" => "0.278em",
        " " => "0.333em",
        "quad" => "1em",
        "qquad" => "2em",
        _ => null,
    };

    /// <summary>A function that is written upright.</summary>
    public static string? FunctionOf(string name) => name switch
    {
        "log" or "ln" or "exp" or "sin" or "cos" or "tan" or "max" or "min" or "lim" or "gcd" or "Pr" => name,
        _ => null,
    };

    /// <summary>A letter.</summary>
    public static string? LetterOf(string name) => Letters.GetValueOrDefault(name);

    /// <summary>An operator that takes limits or bounds.</summary>
    public static string? LargeOf(string name) => Large.GetValueOrDefault(name);

    /// <summary>An operator, a relation or an arrow.</summary>
    public static string? OperatorOf(string name) => Operators.GetValueOrDefault(name);

    /// <summary>What may stand after <c>\left</c> and <c>\right</c>; empty for the invisible one.</summary>
    public static string? DelimiterOf(string name) => name switch
    {
        "(" or ")" or "[" or "]" or "|" or "{" or "}" or "/" => name,
        "." => "",
        "lfloor" or "rfloor" or "lceil" or "rceil" => OperatorOf(name),
        "langle" => "⟨",
        "rangle" => "⟩",
        _ => null,
    };

    private static readonly Dictionary<string, string> Letters = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ
        sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω infty ∞ ell ℓ emptyset ∅
        """);

    private static readonly Dictionary<string, string> Large = Table("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂");

    private static readonly Dictionary<string, string> Operators = Table("""
        cdot ⋅ times × div ÷ pm ± mp ∓ circ ∘ ast ∗ land ∧ wedge ∧ lor ∨ vee ∨ neg ¬ lnot ¬ forall ∀ exists ∃ partial ∂ nabla ∇ prime ′
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ mid ∣
        in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ ldots … dots … cdots ⋯ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
        to → rightarrow → leftarrow ← gets ← Rightarrow ⇒ implies ⇒ Leftrightarrow ⇔ iff ⇔ mapsto ↦
        % % $ $ # # & & _ _ { { } }
        """);

    private static Dictionary<string, string> Table(string namesAndSigns) => namesAndSigns
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
